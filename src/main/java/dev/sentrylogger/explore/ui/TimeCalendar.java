package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableConsumer;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.query.TimeSelection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A time between two moments, chosen from a calendar and a clock. */
final class TimeCalendar extends Composite<Div> {
    private final DateTimePicker from = new DateTimePicker("From");
    private final DateTimePicker to = new DateTimePicker("To");
    private final SerializableConsumer<TimeSelection> onSelected;
    private ZoneId zone = ZoneOffset.UTC;

    TimeCalendar(SerializableConsumer<TimeSelection> onSelected) {
        this.onSelected = onSelected;
        for (DateTimePicker picker : new DateTimePicker[] {from, to}) {
            picker.setLocale(Locale.UK);
            picker.setStep(Duration.ofMinutes(15));
        }
        var apply = new Button("Apply", click -> apply());
        var fields = new Div(from, to, apply);
        fields.addClassName("time-calendar");
        getContent().add(new Details("Calendar", fields));
    }

    void show(TimeSelection selection, ZoneId shownIn, Instant now) {
        zone = shownIn;
        TimeRange range = selection.at(now);
        boolean everything = range.equals(TimeRange.ALL);
        from.setValue(everything ? null : local(range.from()));
        to.setValue(everything ? null : local(range.to()));
        to.setInvalid(false);
    }

    private LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES);
    }

    private void apply() {
        if (from.getValue() == null || to.getValue() == null) {
            problem("Both a beginning and an end are needed.");
            return;
        }
        Instant start = from.getValue().atZone(zone).toInstant();
        Instant end = to.getValue().atZone(zone).toInstant();
        if (!start.isBefore(end)) {
            problem("This lies before the beginning; swap the two.");
            return;
        }
        to.setInvalid(false);
        onSelected.accept(TimeSelection.between(start, end));
    }

    private void problem(String sentence) {
        to.setErrorMessage(sentence);
        to.setInvalid(true);
    }
}
