package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.function.SerializableConsumer;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.store.SearchFailedException;
import dev.sentrylogger.store.SearchTimeoutException;
import dev.sentrylogger.tail.TailFullException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one app, or why there are none. Follows while it shows something; {@link #stop} must be called when the
 * page goes.
 */
final class LivePanel extends Composite<Div> implements LogRows.Reader {
    private final LiveEvents events;
    private final LogRows rows = new LogRows(this);
    private final WaitingPanel waiting = new WaitingPanel();
    private final NoRows noRows = new NoRows();
    private @Nullable Shown shown;
    private @Nullable LiveFeed feed;

    /** What was last shown. */
    private record Shown(UI ui, App app, LiveQuery query, EventFilter filter) {
        AppId id() {
            return app.id();
        }
    }

    LivePanel(LiveEvents events) {
        this.events = events;
        getContent().addClassName("live-panel");
        getContent().add(rows, waiting, noRows);
        showOnly(rows);
    }

    void onLiveChanged(SerializableConsumer<Boolean> listener) {
        rows.onLiveChanged(listener);
    }

    /** Called when the reader asks for another query, such as one without a filter that hides all. */
    void onQueryWanted(SerializableConsumer<LiveQuery> listener) {
        noRows.onQueryWanted(listener);
    }

    void toggleLive() {
        if (rows.isVisible()) {
            rows.toggleLive();
        }
    }

    void show(UI ui, App app, LiveQuery query, EventFilter filter) {
        stop();
        var now = new Shown(ui, app, query, filter);
        shown = now;
        LiveEvents.Newest newest;
        try {
            newest = events.newest(app.id(), filter);
        } catch (SearchTimeoutException | SearchFailedException e) {
            noRows.becauseTheSearchFailed(query, Objects.requireNonNull(e.getMessage()));
            showOnly(noRows);
            return;
        }
        // Not whether a search finds any: an app may have logs that left the tail, or that are too many to search.
        boolean never = newest.empty() && newest.end().sequence() == 0;
        if (never) {
            waiting.waitFor(app.name());
            showOnly(waiting);
        } else if (newest.empty()) {
            noRows.becauseNothingMatches(query);
            showOnly(noRows);
        } else {
            showOnly(rows);
            rows.reset(newest.json());
        }
        // An app without logs shows its first one whatever is searched for.
        EventFilter followed = never ? new EventFilter.Everything() : filter;
        try {
            feed = events.follow(ui, app.id(), followed, newest.end(), json -> deliver(now, json));
        } catch (TailFullException e) {
            Notification.show(Objects.requireNonNull(e.getMessage()));
        }
    }

    /** For a query that cannot be read and nothing shown yet. */
    void showUnreadable(LiveQuery query) {
        if (shown == null) {
            noRows.becauseTheSearchIsUnreadable(query);
            showOnly(noRows);
        }
    }

    /** Ends the delivery of rows. */
    void stop() {
        if (feed != null) {
            feed.close();
            feed = null;
        }
    }

    private void deliver(Shown to, String json) {
        try {
            to.ui().access(() -> {
                if (to != shown) {
                    return;
                }
                if (rows.isVisible()) {
                    rows.append(json);
                } else {
                    reload();
                }
            });
        } catch (UIDetachedException e) {
            // The page went while rows were on their way; its detach has closed the feed or is about to.
        }
    }

    private void showOnly(Component visible) {
        rows.setVisible(visible == rows);
        waiting.setVisible(visible == waiting);
        noRows.setVisible(visible == noRows);
    }

    @Override
    public void acknowledge(int feedNumber, long sequence) {
        if (feed != null) {
            feed.acknowledge(feedNumber, sequence);
        }
    }

    @Override
    public void loadOlder(String cursor) {
        if (shown == null) {
            return;
        }
        try {
            rows.prepend(events.older(shown.id(), shown.filter(), Cursor.of(cursor)));
        } catch (SearchTimeoutException e) {
            Notification.show(Objects.requireNonNull(e.getMessage()));
            rows.failedOlder();
        }
    }

    @Override
    public void loadWhole(String eventId) {
        if (shown != null) {
            events.whole(shown.id(), EventId.of(eventId)).ifPresent(rows::complete);
        }
    }

    @Override
    public void reload() {
        if (shown != null) {
            show(shown.ui(), shown.app(), shown.query(), shown.filter());
        }
    }
}
