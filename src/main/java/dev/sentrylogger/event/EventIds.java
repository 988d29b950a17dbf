package dev.sentrylogger.event;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes event ids: UUIDv7 from a time and 74 random bits (RFC 9562 §5.7). An id names, it does not guard, so the
 * randomness is fast rather than unguessable.
 */
public final class EventIds {
    private EventIds() {}

    /** A new id that sorts by {@code receivedAt}. */
    public static EventId at(Instant receivedAt) {
        var random = ThreadLocalRandom.current();
        long high = receivedAt.toEpochMilli() << 16 | 0x7000L | random.nextLong(0x1000L);
        long low = random.nextLong() >>> 2 | 0x8000000000000000L;
        return new EventId(new UUID(high, low));
    }
}
