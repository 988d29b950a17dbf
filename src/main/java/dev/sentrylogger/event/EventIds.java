package dev.sentrylogger.event;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes event ids: UUIDv7 whose random bits are chosen once for the process and then counted up (RFC 9562 §6.2,
 * monotonic random). So events of one batch with the same time stay in the order in which they were sent, and neighbours'
 * ids differ by so little that storing them costs next to nothing. An id names, it does not guard.
 *
 * <p>Thread-safe.
 */
public final class EventIds {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long UPPER = ThreadLocalRandom.current().nextLong(0x1000L);
    /** Starts in the lower half of its 62 bits, so it never runs over. */
    private static final AtomicLong LOWER =
            new AtomicLong(ThreadLocalRandom.current().nextLong(1L << 61));

    private EventIds() {}

    /** A new id that sorts by {@code receivedAt} in milliseconds, then by when it was made. */
    public static EventId at(Instant receivedAt) {
        long high = receivedAt.toEpochMilli() << 16 | VERSION | UPPER;
        return new EventId(new UUID(high, VARIANT | LOWER.getAndIncrement()));
    }
}
