package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.progressbar.ProgressBarVariant;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What came so far this month, what that makes by its end, and how much of the limit it is. */
final class MonthBar extends Composite<Div> {
    /** @param limit null: none, then there is no bar */
    MonthBar(String what, long sent, long forecast, @Nullable Long limit, LongFunction<String> words) {
        var name = new Span(what);
        name.addClassName("month-what");
        var number = new Span(words.apply(sent) + (limit == null ? "" : " of " + words.apply(limit)));
        number.addClassName("month-sent");
        var then = new Span(forecast(forecast, limit, words));
        then.addClassName("month-forecast");
        var line = new Div(name, number, then);
        line.addClassName("month-line");
        getContent().addClassName("month-bar");
        getContent().add(line);
        if (limit != null) {
            var bar = new ProgressBar(0, 1, Math.min(1, (double) sent / limit));
            bar.getElement().setAttribute("aria-label", what + " of this month");
            if (sent >= limit) {
                bar.addThemeVariants(ProgressBarVariant.LUMO_ERROR);
            }
            getContent().add(bar);
        }
    }

    private static String forecast(long forecast, @Nullable Long limit, LongFunction<String> words) {
        String text = "about " + words.apply(forecast) + " by the end of the month";
        return limit != null && forecast > limit ? text + ", more than the limit" : text;
    }
}
