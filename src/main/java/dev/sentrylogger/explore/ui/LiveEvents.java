package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.UI;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.explore.EventJson;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.store.EventPage;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.StoredPosition;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the live page reads: pages of stored events and the feed of new ones, as the text its rows take. */
@Component
@Lazy
final class LiveEvents {
    static final int PAGE = 200;

    private final EventStore store;
    private final LiveFeeds feeds;
    private final JsonMapper json;
    private final Clock clock;

    LiveEvents(EventStore store, LiveFeeds feeds, JsonMapper json, Clock clock) {
        this.store = store;
        this.feeds = feeds;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The newest events.
     *
     * @param end where the store ended before they were read; following from there misses nothing
     * @param json for {@link LogRows#reset}
     */
    record Newest(boolean empty, StoredPosition end, String json) {}

    Newest newest(AppId app, EventFilter filter) {
        StoredPosition end = store.end(app);
        EventPage page = store.search(EventQuery.newest(app, filter, PAGE));
        var start = RowsJson.Start.of(page, filter.wordsToMark(), clock.instant());
        return new Newest(page.events().isEmpty(), end, json.writeValueAsString(start));
    }

    /** The page before {@code cursor}, for {@link LogRows#prepend}. */
    String older(AppId app, EventFilter filter, Cursor cursor) {
        EventPage page = store.search(EventQuery.newest(app, filter, PAGE).after(cursor));
        return json.writeValueAsString(RowsJson.Older.of(page));
    }

    /** The whole event, for {@link LogRows#complete}. */
    Optional<String> whole(AppId app, EventId id) {
        return store.find(app, id).map(EventJson::of).map(json::writeValueAsString);
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
