package dev.sentrylogger.tail;

import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.store.StoredPosition;
import java.util.List;

/**
 * One delivery to a follower.
 *
 * @param sequence 1, 2, 3, … within one subscription; what {@link TailSubscription#acknowledge} is told
 * @param events at most {@link LiveTail#ROWS}, in the order they were stored
 * @param skipped matching events stored before {@code events} and after the delivery before, which are not delivered
 * @param end everything stored up to here is delivered or counted as skipped; a later {@link LiveTail#follow} may start
 *     from it
 */
public record TailRows(long sequence, List<LogEvent> events, long skipped, StoredPosition end) {
    public TailRows {
        events = List.copyOf(events);
    }
}
