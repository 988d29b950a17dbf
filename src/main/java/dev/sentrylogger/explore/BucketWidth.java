package dev.sentrylogger.explore;

import dev.sentrylogger.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide a histogram's buckets are: one a person knows from clocks and calendars, or the one that was asked for. */
public final class BucketWidth {
    public static final String ALLOWED = "a width from 1s to 366d, such as 30s, 5m, 1h, 1d, 1w";

    private static final Duration WIDEST = Duration.ofDays(366);

    /** Those up to a day divide it, so that buckets begin at its midnight in UTC. */
    private static final List<Duration> KNOWN = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30));

    private static final Pattern TEXT = Pattern.compile("(\\d{1,8})([smhdw])");

    private BucketWidth() {}

    /** The narrowest known width with which {@code range} touches at most {@code buckets}; else the widest known. */
    public static Duration narrowest(TimeRange range, int buckets) {
        return KNOWN.stream()
                .filter(width -> count(range, width) <= buckets)
                .findFirst()
                .orElse(KNOWN.getLast());
    }

    /** Reads {@code 5m}; empty when it is not {@link #ALLOWED}. */
    public static Optional<Duration> read(String text) {
        Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Duration width = TimeExpression.unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
        boolean possible = width.isPositive() && width.compareTo(WIDEST) <= 0;
        return possible ? Optional.of(width) : Optional.empty();
    }

    /** How many buckets of {@code width} {@code range} touches. */
    public static long count(TimeRange range, Duration width) {
        if (range.from().equals(range.to())) {
            return 0;
        }
        long last = number(range.to().minusNanos(1_000), width);
        return last - number(range.from(), width) + 1;
    }

    /** When the bucket begins in which {@code time} lies. */
    public static Instant start(Instant time, Duration width) {
        return Instant.EPOCH.plus(width.multipliedBy(number(time, width)));
    }

    private static long number(Instant time, Duration width) {
        return Math.floorDiv(time.getEpochSecond(), width.toSeconds());
    }
}
