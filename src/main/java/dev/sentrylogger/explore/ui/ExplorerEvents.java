package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.UI;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.EventJson;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.Cancellation;
import dev.sentrylogger.store.EventPage;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.SearchListener;
import dev.sentrylogger.store.StoredPosition;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the explorer: pages of stored events and the feed of new ones, as the text {@link LogRows} takes. */
@Component
@Lazy
final class ExplorerEvents {
    static final int PAGE = 200;

    private final EventStore store;
    private final LiveFeeds feeds;
    private final JsonMapper json;
    private final Clock clock;

    ExplorerEvents(EventStore store, LiveFeeds feeds, JsonMapper json, Clock clock) {
        this.store = store;
        this.feeds = feeds;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Which events a page shows.
     *
     * @param live whether new ones are to follow
     * @param looks how an event is shown, such as redacted
     */
    record Shown(AppId app, TimeRange range, EventFilter filter, boolean live, UnaryOperator<LogEvent> looks) {
        Shown(AppId app, TimeRange range, EventFilter filter, boolean live) {
            this(app, range, filter, live, UnaryOperator.identity());
        }

        List<RowJson> rows(List<LogEvent> events) {
            return RowsJson.rows(events.stream().map(looks).toList());
        }

        Shown open() {
            return new Shown(app, openRange(), filter, live, looks);
        }

        EventQuery query(Order order, @Nullable Cursor after) {
            return new EventQuery(app, range, filter, order, PAGE, after);
        }

        /** The same until forever: what arrives while the page is open belongs to it too. */
        TimeRange openRange() {
            return live ? new TimeRange(range.from(), TimeRange.ALL.to()) : range;
        }
    }

    /**
     * The first page.
     *
     * @param never whether the app has never had an event
     * @param end where the store ended before they were read; following from there misses nothing
     * @param json for {@link LogRows#reset}
     */
    record First(boolean never, boolean empty, StoredPosition end, String json) {}

    /** The newest events; around {@code focus} instead when that is among them. */
    First first(Shown shown, @Nullable EventId focus, SearchListener listener, Cancellation cancellation) {
        StoredPosition end = store.end(shown.app());
        Shown open = shown.open();
        Optional<LogEvent> centre = focus == null ? Optional.empty() : store.find(shown.app(), focus);
        if (centre.isPresent() && isShown(centre.get(), open)) {
            return around(open, end, centre.get());
        }
        EventPage page = store.search(open.query(Order.NEWEST_FIRST, null), listener, cancellation);
        boolean empty = page.events().isEmpty();
        var start = start(open, page.events().reversed(), cursor(page), null, null);
        return new First(empty && end.sequence() == 0, empty, end, json.writeValueAsString(start));
    }

    /** This event and no other, for {@link LogRows#reset}. */
    String only(Shown shown, EventId id) {
        List<LogEvent> events = store.find(shown.app(), id).stream().toList();
        return json.writeValueAsString(start(shown, events, null, null, null));
    }

    private First around(Shown shown, StoredPosition end, LogEvent centre) {
        var cursor = new Cursor(centre.occurredAt().truncatedTo(ChronoUnit.MICROS), centre.id());
        EventPage before = store.search(shown.query(Order.NEWEST_FIRST, cursor));
        EventPage after = store.search(shown.query(Order.OLDEST_FIRST, cursor));
        List<LogEvent> events = new ArrayList<>(before.events().reversed());
        events.add(centre);
        events.addAll(after.events());
        var start = start(shown, events, cursor(before), cursor(after), centre.id());
        return new First(false, false, end, json.writeValueAsString(start));
    }

    private RowsJson.Start start(
            Shown shown,
            List<LogEvent> oldestFirst,
            @Nullable String older,
            @Nullable String newer,
            @Nullable EventId focus) {
        return new RowsJson.Start(
                shown.rows(oldestFirst),
                older,
                newer,
                shown.filter().wordsToMark(),
                clock.instant(),
                shown.live(),
                focus == null ? null : focus.toString());
    }

    private boolean isShown(LogEvent event, Shown shown) {
        Instant at = event.occurredAt();
        boolean within =
                !at.isBefore(shown.range().from()) && at.isBefore(shown.range().to());
        var moment = new TimeRange(at, at.plus(1, ChronoUnit.MICROS));
        var query = new EventQuery(shown.app(), moment, shown.filter(), Order.NEWEST_FIRST, EventQuery.MAX_LIMIT, null);
        return within
                && store.search(query).events().stream()
                        .anyMatch(found -> found.id().equals(event.id()));
    }

    private static @Nullable String cursor(EventPage page) {
        return page.next().map(Cursor::toString).orElse(null);
    }

    /** The page before {@code cursor}, for {@link LogRows#prepend}. */
    String older(Shown shown, Cursor cursor, Cancellation cancellation) {
        EventPage page = store.search(shown.query(Order.NEWEST_FIRST, cursor), SearchListener.NONE, cancellation);
        return json.writeValueAsString(
                new RowsJson.Older(shown.rows(page.events().reversed()), cursor(page)));
    }

    /** The page behind {@code cursor}, for {@link LogRows#newer}. */
    String newer(Shown shown, Cursor cursor, Cancellation cancellation) {
        Shown open = shown.open();
        EventPage page = store.search(open.query(Order.OLDEST_FIRST, cursor), SearchListener.NONE, cancellation);
        return json.writeValueAsString(new RowsJson.Newer(shown.rows(page.events()), cursor(page)));
    }

    /** Some rows of a page that is still being searched, for {@link LogRows#reset} or {@link LogRows#prepend}. */
    String partly(Shown shown, List<LogEvent> newestFirst, boolean beginning) {
        List<LogEvent> rows = newestFirst.reversed();
        return json.writeValueAsString(
                beginning ? start(shown, rows, null, null, null) : new RowsJson.Older(shown.rows(rows), null));
    }

    List<LogEvent> some(EventQuery query, Cancellation cancellation) {
        return store.search(query, SearchListener.NONE, cancellation).events();
    }

    Optional<LogEvent> event(AppId app, EventId id) {
        return store.find(app, id);
    }

    /** The whole event, for {@link LogRows#complete}. */
    String whole(LogEvent event) {
        return json.writeValueAsString(EventJson.of(event));
    }

    /**
     * The whole event as it is shown, for {@link LogRows#complete}; empty when it is not among what is shown.
     *
     * @param only the one that is shown; absent for all that fit
     */
    Optional<String> whole(Shown shown, @Nullable EventId only, EventId id) {
        return store.find(shown.app(), id)
                .filter(event ->
                        only == null ? isShown(event, shown) : event.id().equals(only))
                .map(event -> whole(shown.looks().apply(event)));
    }

    /** Takes deliveries, for {@link LogRows#append}, on a thread of their own. */
    interface Page {
        void rows(String json);
    }

    /** @throws dev.sentrylogger.tail.TailFullException when too many pages are open */
    LiveFeed follow(UI ui, AppId app, EventFilter filter, StoredPosition from, Page page) {
        return feeds.open(
                ui,
                app,
                filter,
                from,
                (feed, rows) -> page.rows(json.writeValueAsString(RowsJson.Batch.of(feed, rows))));
    }
}
