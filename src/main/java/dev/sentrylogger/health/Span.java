package dev.sentrylogger.health;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** How far back somebody looks. */
public enum Span {
    HOUR("1 h", "1h", Duration.ofHours(1), Duration.ofMinutes(1)),
    DAY("24 h", "24h", Duration.ofHours(24), Duration.ofMinutes(15)),
    WEEK("7 days", "7d", Duration.ofDays(7), Duration.ofHours(2));

    private final String words;
    private final String range;
    private final Duration length;
    private final Duration step;

    Span(String words, String range, Duration length, Duration step) {
        this.words = words;
        this.range = range;
        this.length = length;
        this.step = step;
    }

    /** The one with that {@link #range}; a day when there is none. */
    public static Span of(String range) {
        return Arrays.stream(values())
                .filter(span -> span.range.equals(range))
                .findFirst()
                .orElse(DAY);
    }

    public String words() {
        return words;
    }

    /** As the explorer's address has it. */
    public String range() {
        return range;
    }

    public Duration length() {
        return length;
    }

    /** Of a slot of the curves. */
    Duration step() {
        return step;
    }

    /** The end of the slot that holds {@code now}. */
    Instant end(Instant now) {
        long slot = step.toSeconds();
        return Instant.ofEpochSecond((Math.floorDiv(now.getEpochSecond(), slot) + 1) * slot);
    }

    Instant start(Instant now) {
        return end(now).minus(length);
    }

    /** The start of the hours that are looked at where no finer counts are kept. */
    Instant hours(Instant now) {
        return now.minus(length).truncatedTo(ChronoUnit.HOURS);
    }
}
