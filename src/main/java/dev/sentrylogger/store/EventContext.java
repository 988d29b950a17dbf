package dev.sentrylogger.store;

import dev.sentrylogger.event.LogEvent;
import java.util.List;

/**
 * What happened around one event, oldest first.
 *
 * @param place of the event itself in {@code events}
 * @param earlier whether there are more before; {@code later} whether there are more behind
 */
public record EventContext(List<LogEvent> events, int place, boolean earlier, boolean later) {
    public EventContext {
        events = List.copyOf(events);
    }
}
