package dev.sentrylogger.event;

import java.util.UUID;

/**
 * Names one event for ever. A UUID of version 7, so ids sort by the millisecond they were made in (RFC 9562 §5.7).
 *
 * @param value the UUID, as text in the usual 36 characters
 */
public record EventId(UUID value) {
    /** @throws IllegalArgumentException when {@code text} is not a UUID */
    public static EventId of(String text) {
        return new EventId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
