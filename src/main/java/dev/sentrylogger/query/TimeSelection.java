package dev.sentrylogger.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which time somebody looks at, as it was asked for: by the clock, or back from now. {@link TimeText} reads and tells it. */
public sealed interface TimeSelection {
    /** What zooming out from one of these leads to: the next. */
    List<Duration> USUAL = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(30));

    /** The time that is meant at the moment {@code now}, which is where it ends when it is {@link #live}. */
    TimeRange at(Instant now);

    /** Whether it reaches until now, so that new events belong to it. */
    boolean live();

    /** As parameters of an address: {@code range=15m}, or {@code from} and {@code to} in ISO 8601. */
    Map<String, String> parameters();

    /** The same length of time right before. */
    default TimeSelection earlier(Instant now) {
        return shifted(now, -1);
    }

    /** The same length of time right behind; what would reach beyond now follows it. */
    default TimeSelection later(Instant now) {
        return live() ? this : shifted(now, 1);
    }

    /** About twice as much around it, never beyond now. */
    default TimeSelection wider(Instant now) {
        TimeRange range = at(now);
        Duration half = range.length().dividedBy(2).plusMillis(1);
        return between(range.from().minus(half), earliest(range.to().plus(half), latest(range.to(), now)));
    }

    private TimeSelection shifted(Instant now, int by) {
        TimeRange range = at(now);
        Duration length = range.length().multipliedBy(by);
        return between(range.from().plus(length), range.to().plus(length));
    }

    /** What lies between two moments, cut to what an event's clock can say. */
    static TimeSelection between(Instant from, Instant to) {
        Instant first = latest(from, TimeRange.ALL.from()).truncatedTo(ChronoUnit.MICROS);
        return new Between(new TimeRange(first, latest(first, earliest(to, TimeRange.ALL.to()))));
    }

    /** From addresses; empty when there is no time in them, or none that can be read. */
    static Optional<TimeSelection> of(Map<String, String> parameters) {
        try {
            return Optional.ofNullable(read(parameters));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable TimeSelection read(Map<String, String> parameters) {
        String range = parameters.get("range");
        if (range != null) {
            return range.equals("all") ? new Everything() : Last.of(range);
        }
        String from = parameters.get("from");
        if (from == null) {
            return null;
        }
        String to = parameters.get("to");
        return to == null
                ? new Since(within(Instant.parse(from)))
                : new Between(new TimeRange(within(Instant.parse(from)), within(Instant.parse(to))));
    }

    private static Instant within(Instant moment) {
        if (moment.isBefore(TimeRange.ALL.from()) || moment.isAfter(TimeRange.ALL.to())) {
            throw new DateTimeException(moment + ": beyond what an event's clock can say");
        }
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * So long until now.
     *
     * @param length 1 second to 100 years, whole seconds
     */
    record Last(Duration length) implements TimeSelection {
        private static final Pattern TEXT = Pattern.compile("(\\d{1,9})([smhd])");
        private static final Duration LONGEST = Duration.ofDays(36_525);

        /** @throws IllegalArgumentException when the length is out of bounds */
        public Last {
            length = length.truncatedTo(ChronoUnit.SECONDS);
            if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("length: " + length + ", allowed 1 second to 100 years");
            }
        }

        static @Nullable Last of(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                return null;
            }
            long count = Long.parseLong(matcher.group(1));
            return new Last(
                    switch (matcher.group(2)) {
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }

        @Override
        public TimeRange at(Instant now) {
            return new TimeRange(now.minus(length), now);
        }

        @Override
        public boolean live() {
            return true;
        }

        @Override
        public TimeSelection earlier(Instant now) {
            return between(now.minus(length.multipliedBy(2)), now.minus(length));
        }

        @Override
        public TimeSelection wider(Instant now) {
            return USUAL.stream()
                    .filter(usual -> usual.compareTo(length) > 0)
                    .<TimeSelection>map(Last::new)
                    .findFirst()
                    .orElseGet(Everything::new);
        }

        @Override
        public Map<String, String> parameters() {
            long seconds = length.toSeconds();
            String text = seconds % 86_400 == 0 && seconds > 86_400
                    ? seconds / 86_400 + "d"
                    : seconds % 3_600 == 0
                            ? seconds / 3_600 + "h"
                            : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
            return Map.of("range", text);
        }
    }

    /** From a moment until now. */
    record Since(Instant from) implements TimeSelection {
        @Override
        public TimeRange at(Instant now) {
            return new TimeRange(from, latest(from, now));
        }

        @Override
        public boolean live() {
            return true;
        }

        @Override
        public TimeSelection earlier(Instant now) {
            Duration length = Duration.between(from, latest(from.plusSeconds(1), now));
            return between(from.minus(length), from);
        }

        @Override
        public TimeSelection wider(Instant now) {
            Duration length = Duration.between(from, latest(from.plusSeconds(1), now));
            return new Since(latest(from.minus(length), TimeRange.ALL.from()));
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("from", from.toString());
        }
    }

    /** Between two moments. */
    record Between(TimeRange range) implements TimeSelection {
        @Override
        public TimeRange at(Instant now) {
            return range;
        }

        @Override
        public boolean live() {
            return false;
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("from", range.from().toString(), "to", range.to().toString());
        }
    }

    /** Whenever. */
    record Everything() implements TimeSelection {
        @Override
        public TimeRange at(Instant now) {
            return TimeRange.ALL;
        }

        @Override
        public boolean live() {
            return true;
        }

        @Override
        public TimeSelection earlier(Instant now) {
            return this;
        }

        @Override
        public TimeSelection wider(Instant now) {
            return this;
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("range", "all");
        }
    }
}
