package dev.sentrylogger.query;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of {@code occurredAt}: {@code from} inclusive, {@code to} exclusive.
 *
 * @throws IllegalArgumentException when {@code from} is after {@code to}
 */
public record TimeRange(Instant from, Instant to) {
    /** Everything an event's clock can say, within what a timestamp column holds. */
    public static final TimeRange ALL =
            new TimeRange(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

    public TimeRange {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("from " + from + " is after to " + to + "; swap them");
        }
    }

    /** The {@code length} before {@code end}. */
    public static TimeRange before(Instant end, Duration length) {
        return new TimeRange(end.minus(length), end);
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
