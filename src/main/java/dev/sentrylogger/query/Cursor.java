package dev.sentrylogger.query;

import dev.sentrylogger.event.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The last event a page showed; the next page starts beyond it. It names a place by value, so it stays right while new
 * events arrive.
 *
 * @param occurredAt microseconds
 */
public record Cursor(Instant occurredAt, EventId id) {
    /** As text for a URL: microseconds since the epoch, a dot, the id. */
    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, occurredAt) + "." + id;
    }

    /** @throws IllegalArgumentException when {@code text} was not made by {@link #toString} */
    public static Cursor of(String text) {
        int dot = text.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("cursor: '" + text + "' is none of ours; take it from the last answer");
        }
        try {
            var at = Instant.EPOCH.plus(Long.parseLong(text.substring(0, dot)), ChronoUnit.MICROS);
            return new Cursor(at, new EventId(UUID.fromString(text.substring(dot + 1))));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "cursor: '" + text + "' is none of ours; take it from the last answer", e);
        }
    }
}
