package dev.sentrylogger.pattern.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.function.SerializableConsumer;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.pattern.Amount;
import dev.sentrylogger.pattern.Forecast;
import dev.sentrylogger.pattern.Keep;
import dev.sentrylogger.pattern.LogPattern;
import dev.sentrylogger.pattern.PatternShare;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks how many of a pattern's events to keep, and says what that would be worth. */
final class KeepDialog extends Dialog {
    private static final List<Keep> CHOICES = List.of(new Keep(10), new Keep(100), new Keep(1000), Keep.NONE);

    private final NoiseView.Noise noise;
    private final LogPattern pattern;
    private final RadioButtonGroup<Keep> choice = new RadioButtonGroup<>("Keep");
    private final Paragraph forecast = new Paragraph();
    private final Button save = new Button();

    KeepDialog(NoiseView.Noise noise, LogPattern pattern, SerializableConsumer<Keep> chosen) {
        this.noise = noise;
        this.pattern = pattern;
        choice.setItems(CHOICES);
        choice.setItemLabelGenerator(keep -> keep.equals(Keep.NONE) ? "None" : keep.words());
        choice.addValueChangeListener(change -> show(change.getValue()));
        save.addClickListener(click -> {
            close();
            chosen.accept(choice.getValue());
        });
        choice.setValue(CHOICES.getFirst());

        save.addThemeVariants(ButtonVariant.PRIMARY);
        forecast.getElement().setAttribute("aria-live", "polite");
        var text = new Div();
        text.addClassNames("log-text", "noise-pattern");
        PatternItem.words(pattern).forEach(text::add);
        var body = new Div(text, choice, forecast);
        body.addClassName("noise-dialog");
        setHeaderTitle("Keep fewer of these");
        setWidth("min(34rem, 100vw - 2rem)");
        add(body);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }

    private void show(Keep keep) {
        save.setText("Keep " + keep.words());
        Map<LogPattern, Keep> rules = Forecast.inForce(noise.rules());
        Amount now = Forecast.under(noise.shares(), rules).kept();
        Map<LogPattern, Keep> then = new HashMap<>(rules);
        then.put(pattern, keep);
        Forecast after = Forecast.under(noise.shares(), then);
        Amount came = noise.shares().stream()
                .filter(share -> pattern.equals(share.pattern()))
                .map(PatternShare::all)
                .findFirst()
                .orElse(Amount.NOTHING);
        String errors = pattern.level().compareTo(Level.ERROR) < 0
                ? ""
                : " These are errors: what is left out is in no search and rings no alert.";
        forecast.setText("Of the last %s this keeps %,d of %,d. The space of %,d days then holds about %,d days.%s"
                .formatted(
                        noise.period().words(),
                        keep.of(came).events(),
                        came.events(),
                        noise.days(),
                        after.daysInTheSpaceOf(noise.days(), now),
                        errors));
    }
}
