package dev.sentrylogger.event;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids for events that arrived together: each sorts behind the one before, so events of one batch with the same time stay
 * in the order in which they were sent (RFC 9562 §6.2, monotonic random). For one thread.
 */
public final class EventIdSequence {
    private static final long VARIANT = 0x8000000000000000L;
    /** Starts in the lower half of its 62 bits, which leaves room for half a billion steps. */
    private static final long START = 0x1FFFFFFFFFFFFFFFL;

    private final long high;
    private long low;

    public EventIdSequence(Instant receivedAt) {
        UUID first = EventIds.at(receivedAt).value();
        high = first.getMostSignificantBits();
        low = first.getLeastSignificantBits() & START;
    }

    public EventId next() {
        low += ThreadLocalRandom.current().nextLong(1, 1L << 32);
        return new EventId(new UUID(high, VARIANT | low));
    }
}
