package dev.sentrylogger.pattern.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.sentrylogger.app.ui.Amounts;
import dev.sentrylogger.pattern.KeepRule;
import dev.sentrylogger.pattern.LogPattern;
import dev.sentrylogger.pattern.PatternShare;
import dev.sentrylogger.ui.Ago;
import dev.sentrylogger.ui.LevelBadge;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pattern: its share of everything, and what can be done about it. */
final class PatternItem extends Composite<ListItem> {
    private static final double LEAST = 0.001;

    private final NoiseView.Noise noise;
    private final PatternShare share;

    PatternItem(NoiseView.Noise noise, PatternShare share, Instant now, NoiseActions actions) {
        this.noise = noise;
        this.share = share;
        long events =
                noise.shares().stream().mapToLong(one -> one.all().events()).sum();
        long bytes = noise.shares().stream().mapToLong(one -> one.all().bytes()).sum();
        double part = (double) share.all().bytes() / Math.max(1, bytes);
        @Nullable LogPattern pattern = share.pattern();
        var head = new Div();
        head.addClassName("noise-head");
        if (pattern == null) {
            head.add(new Span("All other patterns"));
        } else {
            head.add(LevelBadge.of(pattern.level()), link(pattern));
        }
        getContent().addClassName("noise-item");
        getContent().add(bar(part), head, facts(part, (double) share.all().events() / Math.max(1, events), now));
        if (pattern != null) {
            getContent().add(rule(pattern).map(PatternItem::kept).orElseGet(() -> button(pattern, actions)));
        }
    }

    private Optional<KeepRule> rule(LogPattern pattern) {
        return noise.rules().stream()
                .filter(rule -> rule.pattern().equals(pattern))
                .findFirst();
    }

    private static Component kept(KeepRule rule) {
        var kept = new Span("keeps " + rule.keep().words());
        kept.addClassNames("noise-kept", "noise-ruled");
        return kept;
    }

    private Component button(LogPattern pattern, NoiseActions actions) {
        var fewer = new Button("Keep fewer", click -> actions.ask(pattern));
        fewer.addThemeVariants(ButtonVariant.SMALL);
        fewer.setAriaLabel("Keep fewer of " + pattern.message().text());
        return fewer;
    }

    private Anchor link(LogPattern pattern) {
        var link = new Anchor("apps/" + noise.app().id() + "?q="
                + URLEncoder.encode(pattern.filter().text(), StandardCharsets.UTF_8) + "&range="
                + noise.period().range());
        link.addClassNames("log-text", "noise-pattern");
        words(pattern).forEach(link::add);
        return link;
    }

    /** The words of a pattern, with what varies set apart. */
    static Iterable<Component> words(LogPattern pattern) {
        var shown = new Div();
        Iterator<String> pieces = pattern.message().pieces().iterator();
        while (pieces.hasNext()) {
            shown.add(new Span(pieces.next()));
            if (pieces.hasNext()) {
                var varies = new Span("*");
                varies.addClassName("noise-varies");
                shown.add(varies);
            }
        }
        return shown.getChildren().toList();
    }

    private static Component bar(double part) {
        var filled = new Div();
        filled.getStyle().set("width", "%.1f%%".formatted(100 * part));
        var bar = new Div(filled);
        bar.addClassName("noise-bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        return bar;
    }

    private Component facts(double partOfBytes, double partOfEvents, Instant now) {
        var facts = new Div(
                new Span(percent(partOfBytes) + " of text ("
                        + Amounts.bytes(share.all().bytes()) + ")"),
                new Span(percent(partOfEvents) + " of logs ("
                        + Amounts.count(share.all().events()) + ")"));
        if (share.pattern() != null) {
            facts.add(new Span("first seen " + Ago.text(share.firstSeen(), now)));
        }
        if (share.leftOut().events() > 0) {
            facts.add(new Span(Amounts.count(share.leftOut().events()) + " left out"));
        }
        facts.addClassName("noise-facts");
        return facts;
    }

    static String percent(double part) {
        if (part > 0 && part < LEAST) {
            return "less than 0.1 %";
        }
        return part >= 0.1 ? "%.0f %%".formatted(100 * part) : "%.1f %%".formatted(100 * part);
    }
}
