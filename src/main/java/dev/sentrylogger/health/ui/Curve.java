package dev.sentrylogger.health.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.health.LevelSeries;
import dev.sentrylogger.ui.LevelBadge;
import java.util.Locale;
import java.util.stream.LongStream;

/** Counts over time as a small picture; what it shows is told in words beside it. */
final class Curve extends Composite<Div> {
    private static final int WIDTH = 4;
    private static final double HEIGHT = 40;
    private String drawn = "";

    Curve(String className) {
        getContent().addClassNames("health-curve", className);
        getContent().getElement().setAttribute("role", "img");
    }

    /** All events, and in front of them the errors, each against its own peak. */
    void showErrors(LevelSeries series, String words) {
        var svg = new StringBuilder();
        bars(svg, series.events(), "curve-events", HEIGHT);
        bars(svg, series.errors(), "curve-errors", HEIGHT / 2);
        draw(svg, series.length(), words);
    }

    /** The levels, one upon the other, the worst at the bottom. */
    void showLevels(LevelSeries series, String words) {
        long peak = Math.max(1, LongStream.of(series.events()).max().orElse(1));
        var svg = new StringBuilder();
        double[] top = new double[series.length()];
        for (int level = Level.values().length - 1; level >= 0; level--) {
            var path = new StringBuilder();
            for (int slot = 0; slot < series.length(); slot++) {
                double height = HEIGHT * series.counts()[slot][level] / peak;
                bar(path, slot, top[slot], height);
                top[slot] += height;
            }
            path(svg, path, LevelBadge.className(Level.values()[level]));
        }
        draw(svg, series.length(), words);
    }

    private static void bars(StringBuilder svg, long[] counts, String className, double height) {
        long peak = Math.max(1, LongStream.of(counts).max().orElse(1));
        var path = new StringBuilder();
        for (int slot = 0; slot < counts.length; slot++) {
            // One of a million is still to be seen.
            bar(path, slot, 0, counts[slot] == 0 ? 0 : Math.max(1.5, height * counts[slot] / peak));
        }
        path(svg, path, className);
    }

    private static void bar(StringBuilder path, int slot, double bottom, double height) {
        if (height > 0) {
            path.append(String.format(
                    Locale.ROOT, "M%d %.1fv-%.1fh%dv%.1fz", slot * WIDTH, HEIGHT - bottom, height, WIDTH - 1, height));
        }
    }

    private static void path(StringBuilder svg, StringBuilder path, String className) {
        if (!path.isEmpty()) {
            svg.append("<path class=\"")
                    .append(className)
                    .append("\" d=\"")
                    .append(path)
                    .append("\"/>");
        }
    }

    private void draw(StringBuilder content, int slots, String words) {
        String svg = "<svg viewBox=\"0 0 " + slots * WIDTH + " " + (int) HEIGHT
                + "\" preserveAspectRatio=\"none\" aria-hidden=\"true\">" + content + "</svg>";
        if (!svg.equals(drawn)) {
            drawn = svg;
            getContent().getElement().setProperty("innerHTML", svg);
        }
        getContent().getElement().setAttribute("aria-label", words);
    }
}
