package dev.sentrylogger.explore;

import dev.sentrylogger.query.TimeRange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment as a person or a script writes it: {@code 2026-11-24T10:00:00Z}, with an offset, without one (then UTC),
 * {@code 2026-11-24} (its midnight in UTC), milliseconds since the epoch, {@code now}, {@code -15m}, {@code now-2h}.
 */
public final class TimeExpression {
    public static final String ALLOWED =
            "an ISO 8601 time (2026-11-24T10:00:00Z) or date (2026-11-24), milliseconds since the"
                    + " epoch, now, or a time ago such as -30s, -15m, -2h, -7d, -4w";

    private static final Pattern MILLISECONDS = Pattern.compile("-?\\d{11,15}");
    private static final Pattern AGO = Pattern.compile("(?:now)?-(\\d{1,9})([smhdw])");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern LOCAL =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[tT ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?");

    private TimeExpression() {}

    /**
     * Reads {@code text} at the moment {@code now}, to the microsecond.
     *
     * @return empty when it is none of the forms, or outside {@link TimeRange#ALL}
     */
    public static Optional<Instant> read(String text, Instant now) {
        String given = text.strip();
        try {
            Instant read = instant(given, now).truncatedTo(ChronoUnit.MICROS);
            boolean possible = !read.isBefore(TimeRange.ALL.from()) && !read.isAfter(TimeRange.ALL.to());
            return possible ? Optional.of(read) : Optional.empty();
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(String given, Instant now) {
        String lower = given.toLowerCase(Locale.ROOT);
        if (lower.equals("now")) {
            return now;
        }
        Matcher ago = AGO.matcher(lower);
        if (ago.matches()) {
            return now.minus(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
        }
        if (MILLISECONDS.matcher(given).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(given));
        }
        if (DATE.matcher(given).matches()) {
            return LocalDate.parse(given).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        if (LOCAL.matcher(given).matches()) {
            return LocalDateTime.parse(given.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        }
        // An unencoded + in a URL arrives as a space: 10:00:00 02:00 was 10:00:00+02:00.
        return OffsetDateTime.parse(given.replaceFirst(" (?=\\d{2}:\\d{2}$)", "+"))
                .toInstant();
    }

    public static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            default -> throw new DateTimeException("no unit: " + letter);
        };
    }
}
