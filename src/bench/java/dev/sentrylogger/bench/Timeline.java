package dev.sentrylogger.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When the event of a number happened, in microseconds since 1970. */
@FunctionalInterface
interface Timeline {
    /** Spread of arrival that several hosts give: within it, neighbours swap places. */
    int JITTER_MILLIS = 50;

    long micros(long number);

    /** Now: for load that is to look like an app at work. */
    static Timeline live() {
        return number -> System.currentTimeMillis() * 1000 + number % 1000;
    }

    /**
     * {@code events} spread evenly, with jitter. No two of up to 100 M a day have the same microsecond, so that the order
     * of newest first is one and the same everywhere.
     *
     * @param start a whole minute
     */
    static Timeline spread(Instant start, Duration length, long events) {
        long startMillis = start.truncatedTo(ChronoUnit.MINUTES).toEpochMilli();
        double step = (double) length.toMillis() / events;
        return number -> {
            long jitter = (number * 0x9E3779B97F4A7C15L >>> 40) * JITTER_MILLIS >>> 24;
            return (startMillis + (long) (number * step) + jitter) * 1000 + number % 1000;
        };
    }
}
