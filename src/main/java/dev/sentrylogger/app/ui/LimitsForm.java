package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.sentrylogger.app.AppLimits;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks how much an app may send; an empty field is no limit. */
final class LimitsForm extends Composite<Div> {
    private static final long MEGABYTE = 1_000_000;
    private static final long MOST = 1_000_000_000_000L;

    private final TextField perSecond = field("Logs a second, whole app", "1000");
    private final TextField keyPerSecond = field("Logs a second, each key", "200");
    private final TextField events = field("Logs a month", "10,000,000");
    private final TextField megabytes = field("MB a month", "5000");
    private final Consumer<AppLimits> save;

    LimitsForm(AppLimits inForce, Consumer<AppLimits> save) {
        this.save = save;
        var button = new Button("Save limits", click -> save());

        show(perSecond, inForce.eventsPerSecond());
        show(keyPerSecond, inForce.keyEventsPerSecond());
        show(events, inForce.eventsPerMonth());
        show(megabytes, inForce.bytesPerMonth() == null ? null : Math.ceilDiv(inForce.bytesPerMonth(), MEGABYTE));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        var fields = new Div(perSecond, keyPerSecond, events, megabytes);
        fields.addClassName("limit-fields");
        getContent().addClassName("limits");
        getContent()
                .add(
                        new Paragraph("Over a limit a program is told to wait (429 with Retry-After) and keeps what it"
                                + " has; ours send it again later. Ten seconds' worth may come at once. Leave a field"
                                + " empty for no limit."),
                        fields,
                        button);
    }

    private void save() {
        try {
            Long second = read(perSecond, Integer.MAX_VALUE / 10);
            Long keySecond = read(keyPerSecond, Integer.MAX_VALUE / 10);
            Long month = read(events, MOST);
            Long size = read(megabytes, MOST / MEGABYTE);
            save.accept(new AppLimits(
                    second == null ? null : second.intValue(),
                    keySecond == null ? null : keySecond.intValue(),
                    month,
                    size == null ? null : size * MEGABYTE));
        } catch (IllegalArgumentException e) {
            // The field says what is wrong.
        }
    }

    private static @Nullable Long read(TextField field, long most) {
        String text = field.getValue().replaceAll("[\\s,._']", "");
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("\\d{1,15}") && Long.parseLong(text) >= 1 && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        field.setErrorMessage("A whole number from 1 to %,d, or nothing".formatted(most));
        field.setInvalid(true);
        field.focus();
        throw new IllegalArgumentException(field.getLabel());
    }

    private static void show(TextField field, @Nullable Number value) {
        field.setValue(value == null ? "" : "%,d".formatted(value.longValue()));
    }

    private static TextField field(String label, String example) {
        var field = new TextField(label);
        field.setPlaceholder("no limit, or " + example);
        field.setManualValidation(true);
        field.setMaxLength(30);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        field.getElement().setAttribute("inputmode", "numeric");
        field.addValueChangeListener(change -> field.setInvalid(false));
        return field;
    }
}
