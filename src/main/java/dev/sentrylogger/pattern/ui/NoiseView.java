package dev.sentrylogger.pattern.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.app.ui.AppPages;
import dev.sentrylogger.pattern.KeepRule;
import dev.sentrylogger.pattern.NoiseBudget;
import dev.sentrylogger.pattern.PatternShare;
import dev.sentrylogger.store.RetentionRules;
import dev.sentrylogger.ui.EmptyState;
import dev.sentrylogger.ui.LinkChoice;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which kinds of messages take how much of what an app sends, and which of them are kept. */
@Route("apps/:app/noise")
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/keys.css")
@StyleSheet("context://app/noise.css")
public final class NoiseView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {
    /** Patterns that are listed; the rest is summed up. */
    private static final int LISTED = 100;

    private final AppPages pages;
    private final NoiseBudget budget;
    private final RetentionRules retention;
    private final Clock clock;
    private @Nullable App app;
    private Period period = Period.WEEK;

    NoiseView(AppPages pages, NoiseBudget budget, RetentionRules retention, Clock clock) {
        this.pages = pages;
        this.budget = budget;
        this.retention = retention;
        this.clock = clock;
        getContent().addClassNames("app-page", "noise-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        pages.enter(enter, Permission.MANAGE).ifPresent(entered -> {
            app = entered;
            period = Period.of(enter.getLocation().getQueryParameters());
            show();
        });
    }

    @Override
    public String getPageTitle() {
        return app == null ? "" : "Noise of " + app.name();
    }

    private void show() {
        App shown = Objects.requireNonNull(app, "entered");
        var user = pages.caller().user();
        var noise = new Noise(
                shown,
                period,
                budget.shares(user, shown.id(), period.length()),
                budget.rules(user, shown.id()),
                retention.days(shown.id()).orElse(retention.usualDays()));
        var content = getContent();
        content.removeAll();
        content.add(head(shown));
        if (!noise.shares().isEmpty()) {
            content.add(new NoiseSummary(noise));
        }
        if (!noise.rules().isEmpty()) {
            content.add(new H2("Rules in force"), rules(noise));
        }
        if (noise.shares().isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.FUNNEL,
                    "Nothing came in the last " + period.words(),
                    "When logs arrive, this page shows which kinds of messages take how much of the space, and lets you"
                            + " keep only a part of what is noise."));
            return;
        }
        content.add(new H2("Patterns, the largest first"), patterns(noise));
        if (noise.shares().size() > LISTED) {
            content.add(more(noise));
        }
    }

    private Component head(App shown) {
        var choices = new LinkChoice("Time");
        for (Period one : Period.values()) {
            choices.add(one.words(), "apps/" + shown.id() + "/noise" + one.address(), one == period);
        }
        var head = new Div(
                new Paragraph(
                        "Most of the space is often taken by a few kinds of messages that nobody reads. Keep only a"
                                + " part of them, or none: what is left out is counted here, and each rule can be undone."),
                choices);
        head.addClassName("page-head");
        return head;
    }

    private OrderedList patterns(Noise noise) {
        var list = new OrderedList();
        list.addClassName("noise-list");
        noise.shares().stream()
                .limit(LISTED)
                .map(share -> new PatternItem(noise, share, clock.instant(), actions(noise)))
                .forEach(list::add);
        return list;
    }

    private Component rules(Noise noise) {
        var list = new Div();
        list.addClassName("noise-rules");
        noise.rules().forEach(rule -> list.add(new RuleItem(rule, clock.instant(), actions(noise))));
        return list;
    }

    private static Paragraph more(Noise noise) {
        var rest = noise.shares().subList(LISTED, noise.shares().size());
        long events = rest.stream().mapToLong(share -> share.all().events()).sum();
        var more = new Paragraph(
                "%,d smaller patterns with %,d logs together are not listed.".formatted(rest.size(), events));
        more.addClassName("muted");
        return more;
    }

    private NoiseActions actions(Noise noise) {
        return new NoiseActions(pages, budget, noise, this::show);
    }

    /** What the page shows. */
    record Noise(App app, Period period, List<PatternShare> shares, List<KeepRule> rules, int days) {}
}
