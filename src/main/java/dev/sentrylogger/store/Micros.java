package dev.sentrylogger.store;

import dev.sentrylogger.query.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as the store keeps them: whole microseconds since the epoch, within {@link TimeRange#ALL}. What lies outside
 * is moved to the nearest bound, so that no client's clock can make an event unstorable or unfindable.
 */
final class Micros {
    private static final long EARLIEST = exactly(TimeRange.ALL.from());
    private static final long END = exactly(TimeRange.ALL.to());

    private Micros() {}

    static long of(Instant instant) {
        if (instant.isBefore(TimeRange.ALL.from())) {
            return EARLIEST;
        }
        return instant.isBefore(TimeRange.ALL.to()) ? exactly(instant) : END - 1;
    }

    /** The bound of a range: an exclusive end may lie just beyond the last event. */
    static long bound(Instant instant) {
        return instant.isBefore(TimeRange.ALL.to()) ? of(instant) : END;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long exactly(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    /** The number of the bucket {@code occurred_at} falls into, rounded down also before 1970. */
    static String bucketSql(long width) {
        return "((epoch_us(occurred_at) - ((epoch_us(occurred_at) %% %1$d) + %1$d) %% %1$d) // %1$d)".formatted(width);
    }
}
