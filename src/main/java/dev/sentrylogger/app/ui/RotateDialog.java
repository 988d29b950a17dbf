package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import dev.sentrylogger.app.KeyInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks how long the old key goes on, makes the new one, and shows it once. */
final class RotateDialog extends KeyDialog {
    private static final List<Duration> OVERLAPS =
            List.of(Duration.ofDays(7), Duration.ofDays(1), Duration.ofDays(30), Duration.ZERO);

    private final Select<Duration> overlap = new Select<>();
    private final Button rotate = new Button("Make the new key");

    /** @param rotation makes the new key; empty when the old one is not in force any more */
    RotateDialog(KeyInfo key, Function<Duration, Optional<String>> rotation, Runnable made) {
        super("Rotate “" + key.name() + "”", made);

        rotate.addClickListener(click -> rotation.apply(overlap.getValue())
                .ifPresentOrElse(next -> reveal("The new key", next, nextSteps()), this::close));

        overlap.setLabel("The old key works for");
        overlap.setItems(OVERLAPS);
        overlap.setItemLabelGenerator(RotateDialog::words);
        overlap.setValue(OVERLAPS.getFirst());
        ask(
                rotate,
                new Paragraph("You get a new key with the same name and rights. Both work until the old one ends, so"
                        + " nothing is lost while you bring the new one to your machines; this page shows who still"
                        + " uses the old one."),
                overlap);
    }

    private Paragraph nextSteps() {
        return new Paragraph(
                overlap.getValue().isZero()
                        ? "The old key is refused from now on."
                        : "Put it where the old one is. The old one ends in " + words(overlap.getValue()) + ".");
    }

    private static String words(Duration overlap) {
        if (overlap.isZero()) {
            return "No longer: end it now";
        }
        return overlap.toDays() == 1 ? "1 day" : overlap.toDays() + " days";
    }
}
