package dev.sentrylogger.explore.ui;

import dev.sentrylogger.event.EventId;
import dev.sentrylogger.explore.Patterns;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.FilterEdit;
import dev.sentrylogger.query.MessagePattern;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.store.Cancellation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of messages among what a page shows, and when each was first seen. */
final class PatternsTab implements PatternsPanel.Owner {
    private static final int EXAMPLES = 5;
    /** Each may read much of the history. */
    private static final int DATED = 40;

    private final ExplorerParts parts;
    private final PageQuestions questions;
    private final ExplorerPage page;
    private final PatternsPanel panel = new PatternsPanel(this);

    PatternsTab(ExplorerParts parts, PageQuestions questions, ExplorerPage page) {
        this.parts = parts;
        this.questions = questions;
        this.page = page;
    }

    PatternsPanel panel() {
        return panel;
    }

    void show(Viewed viewed) {
        panel.loading();
        questions.ask(
                PageQuestions.Kind.PATTERNS,
                viewed.ui(),
                cancellation -> parts.patterns()
                        .sample(viewed.id(), viewed.events().openRange(), viewed.filter(), cancellation),
                sample -> {
                    panel.show(sample);
                    date(viewed, sample);
                },
                panel::failed);
    }

    void stop() {
        questions.cancel(PageQuestions.Kind.PATTERNS);
        questions.cancel(PageQuestions.Kind.FIRST_SEEN);
    }

    private void date(Viewed viewed, Patterns.Sample sample) {
        questions.ask(
                PageQuestions.Kind.FIRST_SEEN,
                viewed.ui(),
                cancellation -> firstSeen(viewed, sample, cancellation),
                panel::showFirstSeen,
                problem -> {
                    // Patterns without a date are still worth looking at.
                });
    }

    private List<PatternsPanel.Seen> firstSeen(Viewed viewed, Patterns.Sample sample, Cancellation cancellation) {
        Instant from = viewed.range().from();
        boolean older = parts.patterns()
                .beginning(viewed.id())
                .filter(beginning -> beginning.isBefore(from))
                .isPresent();
        List<PatternsPanel.Seen> seen = new ArrayList<>();
        for (int i = 0; i < Math.min(DATED, sample.found().size()); i++) {
            int index = i;
            MessagePattern pattern = sample.found().get(i).pattern();
            Optional<Instant> first = parts.patterns().firstSeen(viewed.id(), pattern, cancellation);
            first.ifPresent(at -> seen.add(new PatternsPanel.Seen(index, at, older && !at.isBefore(from))));
        }
        return seen;
    }

    @Override
    public void pattern(MessagePattern pattern, FacetRail.Choice choice) {
        var state = page.viewed().state();
        EventFilter filter = choice == FacetRail.Choice.ONLY
                ? FilterEdit.with(page.viewed().filter(), pattern.filter())
                : FilterEdit.with(page.viewed().filter(), FilterEdit.negated(pattern.filter()));
        boolean logs = choice == FacetRail.Choice.ONLY;
        page.go((logs ? state.withDisplay(ExplorerState.Display.LOGS) : state).withFilter(filter));
    }

    @Override
    public void examples(int index, MessagePattern pattern) {
        Viewed viewed = page.viewed();
        EventFilter filter = FilterEdit.with(viewed.filter(), pattern.filter());
        var query =
                new EventQuery(viewed.id(), viewed.events().openRange(), filter, Order.NEWEST_FIRST, EXAMPLES, null);
        questions.ask(
                PageQuestions.Kind.EXAMPLES,
                viewed.ui(),
                cancellation -> parts.events().some(query, cancellation),
                examples -> panel.showExamples(index, examples),
                panel::failed);
    }

    @Override
    public void open(EventId event) {
        page.go(page.viewed().state().withEvent(event, EventDrawer.Tab.FIELDS));
    }
}
