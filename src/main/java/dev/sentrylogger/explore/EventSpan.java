package dev.sentrylogger.explore;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.EventStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** From when to when an app has events. */
public record EventSpan(EventStore store, AppId app) {
    /**
     * {@code asked}, with an end that was left open moved to the app's first or last event in it. Without events: the
     * other end, or {@code now} if that is open too.
     */
    public TimeRange within(TimeRange asked, Instant now) {
        boolean fromOpen = asked.from().equals(TimeRange.ALL.from());
        boolean toOpen = asked.to().equals(TimeRange.ALL.to());
        if (!fromOpen && !toOpen) {
            return asked;
        }
        Optional<Instant> first = first(asked, Order.OLDEST_FIRST);
        if (first.isEmpty()) {
            Instant here = !fromOpen ? asked.from() : !toOpen ? asked.to() : now;
            return new TimeRange(here, here);
        }
        Instant last = first(asked, Order.NEWEST_FIRST).orElse(first.get());
        return new TimeRange(
                fromOpen ? first.get() : asked.from(), toOpen ? last.plus(1, ChronoUnit.MICROS) : asked.to());
    }

    private Optional<Instant> first(TimeRange range, Order order) {
        var query = new EventQuery(app, range, new EventFilter.Everything(), order, 1, null);
        return store.search(query).events().stream().map(LogEvent::occurredAt).findFirst();
    }
}
