package dev.sentrylogger.query;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A moment as somebody types or pastes it, in lower case: a day, a time of day, both, an exact one.
 *
 * @param date absent when only a time of day was given; {@code time} absent when only a day was
 * @param exact a moment whatever the time zone; the others are absent then
 */
record MomentText(
        @Nullable LocalDate date,
        @Nullable LocalTime time,
        @Nullable Instant exact) {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})(?::(\\d{2}))?(?::(\\d{2})(?:[.,](\\d{1,9}))?)? ?(am|pm)?");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?\\.? ([a-z]{3})[a-z]*\\.?(?:,? (\\d{4}))?");
    private static final Pattern MONTH_DAY =
            Pattern.compile("([a-z]{3})[a-z]*\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?");
    private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}|\\d{16}");
    private static final Pattern OFFSET = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[t ](\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?) ?(z|utc|[+-]\\d{2}:?\\d{2})");

    /** Where a text with a day and a time may be cut: the time is the last word or two. */
    private static final Pattern DAY_AND_TIME =
            Pattern.compile("(.+?),? (?:at )?(\\S+(?: ?[ap]m)?)|(\\d{4}-\\d{2}-\\d{2})t(\\S+)");

    /** Empty when it is none. */
    static Optional<MomentText> read(String text, ZoneId zone, Instant now) {
        try {
            return Optional.ofNullable(moment(text.strip(), now.atZone(zone).toLocalDate(), now));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The moment; at the beginning of its day when it has no time. */
    Instant start(LocalDate usual, ZoneId zone) {
        if (exact != null) {
            return exact;
        }
        LocalDate day = date == null ? usual : date;
        return time == null
                ? day.atStartOfDay(zone).toInstant()
                : day.atTime(time).atZone(zone).toInstant();
    }

    /** Where a range that reaches it ends; behind its day when it has no time. */
    Instant end(LocalDate usual, ZoneId zone) {
        if (exact != null || time != null) {
            return start(usual, zone);
        }
        return (date == null ? usual : date).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static @Nullable MomentText moment(String text, LocalDate today, Instant now) {
        if (text.equals("now")) {
            return new MomentText(null, null, now);
        }
        Instant exact = exact(text);
        if (exact != null) {
            return new MomentText(null, null, exact.truncatedTo(ChronoUnit.MICROS));
        }
        LocalDate date = date(text, today);
        if (date != null) {
            return new MomentText(date, null, null);
        }
        LocalTime time = time(text);
        if (time != null) {
            return new MomentText(null, time, null);
        }
        Matcher both = DAY_AND_TIME.matcher(text);
        if (!both.matches()) {
            return null;
        }
        date = date(both.group(1) == null ? both.group(3) : both.group(1), today);
        time = time(both.group(1) == null ? both.group(4) : both.group(2));
        return date == null || time == null ? null : new MomentText(date, time, null);
    }

    private static @Nullable Instant exact(String text) {
        if (EPOCH.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return switch (text.length()) {
                case 10 -> Instant.ofEpochSecond(number);
                case 13 -> Instant.ofEpochMilli(number);
                default -> Instant.EPOCH.plus(number, ChronoUnit.MICROS);
            };
        }
        Matcher offset = OFFSET.matcher(text);
        if (!offset.matches()) {
            return null;
        }
        String zone = offset.group(3);
        String iso = zone.length() == 5 ? zone.substring(0, 3) + ':' + zone.substring(3) : zone;
        return OffsetDateTime.parse(offset.group(1)
                        + 'T'
                        + offset.group(2).replace(',', '.')
                        + (iso.startsWith("z") || iso.startsWith("u") ? "Z" : iso))
                .toInstant();
    }

    private static @Nullable LocalDate date(String text, LocalDate today) {
        switch (text) {
            case "today" -> {
                return today;
            }
            case "yesterday" -> {
                return today.minusDays(1);
            }
            default -> {
                // Read below.
            }
        }
        Matcher iso = ISO_DATE.matcher(text);
        if (iso.matches()) {
            return LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
        }
        Matcher dayMonth = DAY_MONTH.matcher(text);
        if (dayMonth.matches() && MONTHS.contains(dayMonth.group(2))) {
            return dated(dayMonth.group(1), dayMonth.group(2), dayMonth.group(3), today);
        }
        Matcher monthDay = MONTH_DAY.matcher(text);
        if (monthDay.matches() && MONTHS.contains(monthDay.group(1))) {
            return dated(monthDay.group(2), monthDay.group(1), monthDay.group(3), today);
        }
        return weekday(text, today);
    }

    /** Without a year: the last such day, not one to come. */
    private static LocalDate dated(String day, String month, @Nullable String year, LocalDate today) {
        int number = MONTHS.indexOf(month) + 1;
        if (year != null) {
            return LocalDate.of(number(year), number, number(day));
        }
        LocalDate thisYear = LocalDate.of(today.getYear(), number, number(day));
        return thisYear.isAfter(today.plusDays(1)) ? thisYear.minusYears(1) : thisYear;
    }

    private static @Nullable LocalDate weekday(String text, LocalDate today) {
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (text.equals(name) || text.equals(name.substring(0, 3))) {
                return today.with(TemporalAdjusters.previousOrSame(day));
            }
        }
        return null;
    }

    private static @Nullable LocalTime time(String text) {
        switch (text) {
            case "noon" -> {
                return LocalTime.NOON;
            }
            case "midnight" -> {
                return LocalTime.MIDNIGHT;
            }
            default -> {
                // Read below.
            }
        }
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches() || (matcher.group(2) == null && matcher.group(5) == null)) {
            return null;
        }
        int hour = number(matcher.group(1));
        if (matcher.group(5) != null) {
            hour = hour % 12 + (matcher.group(5).equals("pm") ? 12 : 0);
        }
        String fraction = matcher.group(4) == null ? "0" : (matcher.group(4) + "00000").substring(0, 6);
        return LocalTime.of(hour, number(matcher.group(2)), number(matcher.group(3)), number(fraction) * 1_000);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
