package dev.sentrylogger.health.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import dev.sentrylogger.app.ui.Amounts;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.health.AppHealth;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.TimeSelection;
import dev.sentrylogger.ui.LevelBadge;
import java.util.EnumMap;
import java.util.Map;

/** How many events of each level came when. */
final class Severity extends Composite<Div> {
    private final Logs logs;
    private final Curve curve = new Curve("health-severity");
    private final Span from = new Span();
    private final Map<Level, Anchor> numbers = new EnumMap<>(Level.class);

    Severity(Logs logs) {
        this.logs = logs;
        var legend = new Div();
        legend.addClassName("health-legend");
        for (Level level : Level.values()) {
            var number = new Anchor();
            numbers.put(level, number);
            var one = new Div(LevelBadge.of(level), number);
            legend.addComponentAsFirst(one);
        }
        var axis = new Div(from, new Span("now"));
        axis.addClassNames("health-axis", "muted");
        getContent().addClassName("health-section");
        getContent().add(new H2("Severity over time"), curve, axis, legend);
    }

    void show(AppHealth health) {
        curve.showLevels(
                health.severity(), "Logs by level in the last " + health.span().words() + "; the numbers follow");
        from.setText(health.span().words() + " ago");
        TimeSelection time = new TimeSelection.Since(health.from());
        numbers.forEach((level, number) -> {
            String count = Amounts.count(health.severity().of(level));
            Logs.set(number, count, logs.of(new EventFilter.LevelIs(Comparison.EQUAL, level), time));
            number.getElement().setAttribute("aria-label", level + ": " + count);
        });
    }
}
