package dev.sentrylogger.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time as people type it or paste it, in their time zone and a clock of 24 hours: {@code last 20 min},
 * {@code yesterday 14:00 – 15:30}, {@code since monday 9:00}, {@code 2026-11-24 14:00:03,123}. {@link TimeWords} says it.
 */
public final class TimeText {
    /** A longer text is no time, in UTF-16 units. */
    public static final int MAX_LENGTH = 200;

    private static final Duration AROUND = Duration.ofMinutes(5);

    private static final Pattern LAST = Pattern.compile("(?:(?:the )?(?:last|past|previous) )?(\\d{1,7})? ?"
            + "(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|y|years?)( ago)?");
    private static final Pattern BETWEEN =
            Pattern.compile("\\s*(?:[–—→…]|\\.\\.+)\\s*|\\s+(?:-|to|until|till|and)\\s+");
    private static final Pattern JOINED = Pattern.compile("(?<=:\\d\\d)-(?=\\d)");
    private static final Pattern YEAR = Pattern.compile("\\d{4}-\\d");

    private final ZoneId zone;
    private final Instant now;

    private TimeText(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /** @throws TimeTextException when it is no time */
    public static TimeSelection read(String text, ZoneId zone, Instant now) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (plain.isEmpty() || plain.length() > MAX_LENGTH) {
            throw unreadable(text);
        }
        TimeSelection read = new TimeText(zone, now).selection(plain);
        if (read == null) {
            throw unreadable(text);
        }
        return read;
    }

    private static TimeTextException unreadable(String text) {
        String shown = text.strip();
        String quoted = shown.length() > 40 ? shown.substring(0, 40) + "…" : shown;
        return new TimeTextException((quoted.isEmpty() ? "Nothing" : "“" + quoted + "”")
                + " is no time; try last 20 min, yesterday 14:00 – 15:30, or since 9:00.");
    }

    private @Nullable TimeSelection selection(String text) {
        return switch (text) {
            case "all", "all time", "everything", "any time", "anytime", "always" -> new TimeSelection.Everything();
            case "today" -> new TimeSelection.Since(midnight(today()));
            case "this week" ->
                new TimeSelection.Since(
                        midnight(today().minusDays(today().getDayOfWeek().getValue() - 1L)));
            case "this month" -> new TimeSelection.Since(midnight(today().withDayOfMonth(1)));
            default -> worded(text);
        };
    }

    private @Nullable TimeSelection worded(String text) {
        Duration last = last(text);
        if (last != null) {
            return new TimeSelection.Last(last);
        }
        if (text.startsWith("since ")) {
            return since(text.substring("since ".length()));
        }
        if (text.startsWith("around ")) {
            return moment(text.substring("around ".length())).map(this::around).orElse(null);
        }
        Optional<MomentText> alone = moment(text);
        if (alone.isPresent()) {
            return ofOne(alone.get());
        }
        return between(text.replaceFirst("^(from|between) ", ""));
    }

    /** A day is all of it; of a moment the minutes around are wanted. */
    private TimeSelection ofOne(MomentText moment) {
        boolean day = moment.exact() == null && moment.time() == null;
        return day ? TimeSelection.between(moment.start(today(), zone), moment.end(today(), zone)) : around(moment);
    }

    private TimeSelection around(MomentText moment) {
        Instant at = past(moment);
        return TimeSelection.between(at.minus(AROUND), at.plus(AROUND));
    }

    private @Nullable TimeSelection since(String text) {
        Duration ago = last(text);
        if (ago != null) {
            return new TimeSelection.Since(
                    TimeSelection.between(now.minus(ago), now).at(now).from());
        }
        return moment(text)
                .<TimeSelection>map(from -> new TimeSelection.Since(past(from)))
                .orElse(null);
    }

    private @Nullable TimeSelection between(String text) {
        String[] ends = BETWEEN.split(text, 3);
        if (ends.length != 2 && !YEAR.matcher(text).find()) {
            ends = JOINED.split(text, 3);
        }
        if (ends.length != 2) {
            return null;
        }
        Optional<MomentText> from = moment(ends[0]);
        if (from.isPresent() && ends[1].strip().equals("now")) {
            return new TimeSelection.Since(past(from.get()));
        }
        Optional<MomentText> to = moment(ends[1]);
        return from.isEmpty() || to.isEmpty() ? null : between(from.get(), to.get());
    }

    private @Nullable TimeSelection between(MomentText from, MomentText to) {
        LocalDate day = day(from, to);
        Instant start = from.start(day, zone);
        Instant end = to.end(from.date() == null ? day : from.date(), zone);
        if (end.isBefore(start) && to.date() == null && to.exact() == null) {
            // Over midnight: 23:00 – 01:00.
            end = to.end((from.date() == null ? day : from.date()).plusDays(1), zone);
        }
        boolean backwards = end.isBefore(start)
                || (from.date() != null && to.date() != null && to.date().isBefore(from.date()));
        return backwards ? null : TimeSelection.between(start, end);
    }

    /** The day of those without one: the other's, else today, or yesterday for what would be to come. */
    private LocalDate day(MomentText from, MomentText to) {
        LocalDate given = from.date() == null ? to.date() : from.date();
        if (given != null) {
            return given;
        }
        return from.start(today(), zone).isAfter(now) ? today().minusDays(1) : today();
    }

    /** Of a time of day without a day, the last one that was. */
    private Instant past(MomentText moment) {
        Instant start = moment.start(today(), zone);
        boolean dayless = moment.date() == null && moment.exact() == null;
        return dayless && start.isAfter(now) ? moment.start(today().minusDays(1), zone) : start;
    }

    private static @Nullable Duration last(String text) {
        Matcher matcher = LAST.matcher(text);
        boolean worded = text.contains("last") || text.contains("past") || text.contains("previous");
        if (!matcher.matches() || (matcher.group(1) == null && !worded)) {
            return null;
        }
        long count = matcher.group(1) == null ? 1 : Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        Duration one = unit.startsWith("mo")
                ? Duration.ofDays(30)
                : switch (unit.charAt(0)) {
                    case 's' -> Duration.ofSeconds(1);
                    case 'm' -> Duration.ofMinutes(1);
                    case 'h' -> Duration.ofHours(1);
                    case 'd' -> Duration.ofDays(1);
                    case 'w' -> Duration.ofDays(7);
                    default -> Duration.ofDays(365);
                };
        Duration length = one.multipliedBy(count);
        return length.isPositive() && length.compareTo(Duration.ofDays(36_525)) <= 0 ? length : null;
    }

    private Optional<MomentText> moment(String text) {
        return MomentText.read(text, zone, now);
    }

    private LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
