package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.function.SerializableConsumer;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.FilterEdit;
import dev.sentrylogger.store.Cancellation;
import dev.sentrylogger.tail.TailFullException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one app, or why there are none. Follows while it shows something; {@link #stop} must be called when the
 * page goes.
 */
final class ResultPanel extends Composite<Div> implements PartialRows.Page, LogRows.Source {
    /** How long an answer waits for what it asked for before that comes on its own. */
    static final Duration PATIENCE = Duration.ofMillis(200);

    private final ExplorerParts parts;
    private final PageQuestions questions;
    private final Owner owner;
    private final LogRows rows;
    private final WaitingPanel waiting;
    private final EmptyResult empty;
    private @Nullable Viewed shown;
    private @Nullable LiveFeed feed;

    /** What the panel tells of. */
    interface Owner extends EmptyResult.Owner, LogRows.Reader {
        /** @param share of the time's events that have been searched, from 0; 1 when the search has ended */
        void searching(double share);

        /** Nobody has chosen a time, and all there is lies outside the usual one. */
        void showAllTime();

        /** Whether there is nothing to count because nothing has ever come. */
        void waiting(boolean waiting);

        /** New rows arrived: counts are behind. */
        void grown();
    }

    ResultPanel(ExplorerParts parts, PageQuestions questions, Owner owner) {
        this.parts = parts;
        this.questions = questions;
        this.owner = owner;
        rows = new LogRows(this, owner);
        waiting = new WaitingPanel(parts.doctor());
        empty = new EmptyResult(owner);
        getContent().addClassName("result-panel");
        getContent().add(rows, waiting, empty);
        waiting.setVisible(false);
        empty.setVisible(false);
    }

    LogRows rows() {
        return rows;
    }

    /** Whether it has been asked to show anything. */
    boolean shows() {
        return shown != null;
    }

    void show(Viewed viewed) {
        stop();
        shown = viewed;
        var partial = new PartialRows(viewed, this);
        ask(
                PageQuestions.Kind.ROWS,
                cancellation ->
                        parts.events().first(viewed.events(), viewed.state().event(), partial, cancellation),
                first -> {
                    partial.end();
                    owner.searching(1);
                    show(viewed, first);
                },
                problem -> {
                    owner.searching(1);
                    showProblem(problem, partial.end());
                });
        questions.await(PATIENCE, PageQuestions.Kind.ROWS);
        if (questions.asking(PageQuestions.Kind.ROWS)) {
            owner.searching(0);
        }
    }

    private void show(Viewed viewed, ExplorerEvents.First first) {
        if (first.never()) {
            showOnly(waiting);
            waiting.waitFor(viewed.app());
        } else if (first.empty()) {
            showEmpty(viewed);
        } else {
            showOnly(rows);
            rows.reset(first.json());
        }
        if (viewed.live() || first.never()) {
            follow(viewed, first);
        }
    }

    private void showEmpty(Viewed viewed) {
        ask(
                PageQuestions.Kind.EMPTY,
                cancellation -> parts.emptyReasons().of(viewed, cancellation),
                reason -> showEmpty(viewed, reason),
                problem -> showProblem(problem, false));
        questions.await(PATIENCE, PageQuestions.Kind.EMPTY);
    }

    private void showEmpty(Viewed viewed, EmptyReason reason) {
        boolean nothingChosen = viewed.state().time().equals(ExplorerState.USUAL_TIME)
                && viewed.filter() instanceof EventFilter.Everything;
        if (reason instanceof EmptyReason.OtherTime && nothingChosen) {
            owner.showAllTime();
            return;
        }
        empty.show(reason, viewed.live(), parts.clock().instant());
        showOnly(empty);
        countWithout(viewed);
    }

    private void countWithout(Viewed viewed) {
        List<EventFilter> filters = FilterEdit.parts(viewed.filter());
        ask(
                PageQuestions.Kind.COUNTS,
                cancellation -> parts.emptyReasons().without(viewed, filters),
                empty::showCounts,
                problem -> {
                    // The ways out are good without numbers too.
                });
    }

    private void showProblem(String sentence, boolean rowsShown) {
        if (rowsShown) {
            Notification.show(sentence);
        } else {
            empty.showFailed(sentence);
            showOnly(empty);
        }
    }

    /** For a query that cannot be read when nothing is shown yet. */
    void showUnreadable() {
        empty.showUnreadable();
        showOnly(empty);
    }

    private void follow(Viewed viewed, ExplorerEvents.First first) {
        // An app without logs shows its first one whatever is searched for.
        EventFilter followed = first.never() ? new EventFilter.Everything() : viewed.filter();
        try {
            feed = parts.events()
                    .follow(viewed.ui(), viewed.id(), followed, first.end(), json -> deliver(viewed, json));
        } catch (TailFullException e) {
            Notification.show(Objects.requireNonNull(e.getMessage()));
        }
    }

    private void deliver(Viewed to, String json) {
        try {
            to.ui().access(() -> {
                if (to != shown) {
                    return;
                }
                if (waiting.isVisible()) {
                    show(to.at(parts.clock().instant()));
                } else {
                    showArrived(to, json);
                }
                owner.grown();
            });
        } catch (UIDetachedException e) {
            // The page went while rows were on their way; its detach has closed the feed or is about to.
        }
    }

    /** What arrives is shown as it comes, also where nothing was before. */
    private void showArrived(Viewed to, String json) {
        if (!rows.isVisible()) {
            List.of(PageQuestions.Kind.EMPTY, PageQuestions.Kind.COUNTS).forEach(questions::cancel);
            showOnly(rows);
            rows.reset(parts.events().partly(to.events(), List.of(), true));
        }
        rows.append(json);
    }

    /** Ends the delivery of rows, and what is being searched. */
    void stop() {
        shown = null;
        List.of(PageQuestions.Kind.ROWS, PageQuestions.Kind.PAGE, PageQuestions.Kind.EMPTY, PageQuestions.Kind.COUNTS)
                .forEach(questions::cancel);
        if (feed != null) {
            feed.close();
            feed = null;
        }
    }

    private void showOnly(Component visible) {
        rows.setVisible(visible == rows);
        waiting.setVisible(visible == waiting);
        empty.setVisible(visible == empty);
        owner.waiting(visible == waiting);
    }

    @Override
    public void rows(List<LogEvent> newestFirst, boolean beginning) {
        if (shown != null) {
            showOnly(rows);
            String json = parts.events().partly(shown.events(), newestFirst, beginning);
            if (beginning) {
                rows.reset(json);
            } else {
                rows.prepend(json);
            }
        }
    }

    @Override
    public void searching(double share) {
        owner.searching(share);
    }

    @Override
    public void acknowledge(int feedNumber, long sequence) {
        if (feed != null) {
            feed.acknowledge(feedNumber, sequence);
        }
    }

    @Override
    public void loadOlder(Cursor cursor) {
        if (shown != null) {
            var events = shown.events();
            page(cancellation -> parts.events().older(events, cursor, cancellation), rows::prepend);
        }
    }

    @Override
    public void loadNewer(Cursor cursor) {
        if (shown != null) {
            var events = shown.events();
            page(cancellation -> parts.events().newer(events, cursor, cancellation), rows::newer);
        }
    }

    private void page(Function<Cancellation, String> question, SerializableConsumer<String> then) {
        ask(PageQuestions.Kind.PAGE, question, then, problem -> {
            Notification.show(problem);
            rows.failedPage();
        });
        questions.await(PATIENCE, PageQuestions.Kind.PAGE);
    }

    @Override
    public void loadWhole(EventId event) {
        if (shown != null) {
            parts.events().event(shown.id(), event).map(parts.events()::whole).ifPresent(rows::complete);
        }
    }

    @Override
    public void reload() {
        if (shown != null) {
            var newest = shown.state().withEvent(null, EventDrawer.Tab.FIELDS);
            show(shown.with(newest).at(parts.clock().instant()));
        }
    }

    private <T> void ask(
            PageQuestions.Kind kind,
            Function<Cancellation, T> question,
            SerializableConsumer<T> then,
            SerializableConsumer<String> failed) {
        questions.ask(kind, Objects.requireNonNull(shown).ui(), question, then, failed);
    }
}
