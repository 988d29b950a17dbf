package dev.sentrylogger.store;

import dev.sentrylogger.event.LogEvent;
import java.util.List;

/**
 * What was stored since a position.
 *
 * @param events in the order they were stored
 * @param skipped matching events between the position and the first of {@code events}
 * @param end the position to ask from next time
 */
public record NewEvents(List<LogEvent> events, long skipped, StoredPosition end) {
    public NewEvents {
        events = List.copyOf(events);
    }
}
