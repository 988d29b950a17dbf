package dev.sentrylogger.pattern.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.sentrylogger.app.ui.Amounts;
import dev.sentrylogger.pattern.Amount;
import dev.sentrylogger.pattern.Forecast;
import dev.sentrylogger.pattern.PatternShare;
import java.util.Map;

/** How much came, how little of it makes the most, and what the rules in force are worth. */
final class NoiseSummary extends Composite<Div> {
    private static final int LOUDEST = 5;

    NoiseSummary(NoiseView.Noise noise) {
        Forecast now = Forecast.under(noise.shares(), Forecast.inForce(noise.rules()));
        var figures = new Div(
                figure(Amounts.count(now.all().events()), "logs came"),
                figure(Amounts.bytes(now.all().bytes()), "of text"),
                figure(Amounts.count(noise.shares().size()), noise.shares().size() == 1 ? "pattern" : "patterns"),
                figure(loudest(noise, now.all()), "of the text is the loudest " + LOUDEST));
        figures.addClassName("noise-figures");
        getContent().addClassName("noise-summary");
        getContent().add(figures, new Paragraph(worth(noise, now)));
    }

    private static String worth(NoiseView.Noise noise, Forecast now) {
        if (noise.rules().isEmpty()) {
            return "All of it is stored, and kept for %,d days.".formatted(noise.days());
        }
        Amount without = Forecast.under(noise.shares(), Map.of()).kept();
        return "The rules in force leave out %s of the text. The space that %,d days took without them holds about %,d days."
                .formatted(
                        PatternItem.percent(now.leftOutShare()),
                        noise.days(),
                        now.daysInTheSpaceOf(noise.days(), without));
    }

    private static String loudest(NoiseView.Noise noise, Amount all) {
        long bytes = noise.shares().stream()
                .limit(LOUDEST)
                .map(PatternShare::all)
                .mapToLong(Amount::bytes)
                .sum();
        return PatternItem.percent((double) bytes / Math.max(1, all.bytes()));
    }

    private static Div figure(String number, String what) {
        var shown = new Span(number);
        shown.addClassName("noise-number");
        return new Div(shown, new Span(what));
    }
}
