package dev.sentrylogger.store;

import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.Cursor;
import java.util.List;
import java.util.Optional;

/**
 * One page of a search. Large events make a page shorter than was asked for.
 *
 * @param next where the next page starts; empty when this is the last
 */
public record EventPage(List<LogEvent> events, Optional<Cursor> next) {
    public EventPage {
        events = List.copyOf(events);
    }

    /** Whether nothing lies beyond this page. */
    public boolean complete() {
        return next.isEmpty();
    }
}
