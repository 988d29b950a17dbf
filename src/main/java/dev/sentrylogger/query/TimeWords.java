package dev.sentrylogger.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says a time as short as {@link TimeText} can read it again: {@code Yesterday 14:00 – 15:30}. */
public final class TimeWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter FRACTION = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private final ZoneId zone;
    private final LocalDate today;

    private TimeWords(ZoneId zone, Instant now) {
        this.zone = zone;
        this.today = now.atZone(zone).toLocalDate();
    }

    public static String of(TimeSelection selection, ZoneId zone, Instant now) {
        var words = new TimeWords(zone, now);
        return switch (selection) {
            case TimeSelection.Everything _ -> "All time";
            case TimeSelection.Last(Duration length) -> last(length);
            case TimeSelection.Since(Instant from) -> words.since(from);
            case TimeSelection.Between(TimeRange range) -> words.between(range);
        };
    }

    private static String last(Duration length) {
        long seconds = length.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 86_400) {
            return last(seconds / 86_400, "day");
        }
        if (seconds % 3_600 == 0) {
            return last(seconds / 3_600, "hour");
        }
        return seconds % 60 == 0 ? last(seconds / 60, "minute") : last(seconds, "second");
    }

    private static String last(long count, String unit) {
        return count == 1 ? "Last " + unit : "Last " + count + ' ' + unit + 's';
    }

    private String since(Instant from) {
        ZonedDateTime start = from.atZone(zone);
        if (isMidnight(start)) {
            return start.toLocalDate().equals(today) ? "Today" : "Since " + within(day(start.toLocalDate()));
        }
        return "Since " + within(moment(start));
    }

    /** As it stands within a sentence. */
    private static String within(String words) {
        return words.replace("Today", "today").replace("Yesterday", "yesterday");
    }

    private String between(TimeRange range) {
        ZonedDateTime from = range.from().atZone(zone);
        ZonedDateTime to = range.to().atZone(zone);
        if (isMidnight(from) && isMidnight(to) && from.isBefore(to)) {
            LocalDate first = from.toLocalDate();
            LocalDate last = to.toLocalDate().minusDays(1);
            return first.equals(last) && !first.equals(today) ? day(first) : day(first) + " – " + day(last);
        }
        boolean sameDay = from.toLocalDate().equals(to.toLocalDate()) && isPlain(from) && isPlain(to);
        return moment(from) + " – " + (sameDay ? time(to.toLocalTime()) : moment(to));
    }

    private String moment(ZonedDateTime at) {
        return isPlain(at) ? day(at.toLocalDate()) + ' ' + time(at.toLocalTime()) : EXACT.format(at);
    }

    private String day(LocalDate day) {
        if (day.equals(today)) {
            return "Today";
        }
        if (day.equals(today.minusDays(1))) {
            return "Yesterday";
        }
        boolean thisYear = day.getYear() == today.getYear() && !day.isAfter(today.plusDays(1));
        return (thisYear ? DAY : DAY_AND_YEAR).format(day);
    }

    private static String time(LocalTime time) {
        if (time.getNano() != 0) {
            return FRACTION.format(time);
        }
        return (time.getSecond() == 0 ? MINUTES : SECONDS).format(time);
    }

    private boolean isMidnight(ZonedDateTime at) {
        return at.toInstant().equals(at.toLocalDate().atStartOfDay(zone).toInstant());
    }

    /** Whether its day and its time of day name this moment and no other: not so in the hour that clocks repeat. */
    private boolean isPlain(ZonedDateTime at) {
        return at.getYear() >= 1000
                && at.toLocalDateTime().atZone(zone).toInstant().equals(at.toInstant());
    }
}
