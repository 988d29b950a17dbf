package dev.sentrylogger.ingest.parse;

/**
 * Reads a timestamp at the start of a text without a regular expression: ISO 8601 and its relatives, in the forms loggers
 * write. For one thread, used again for each text.
 *
 * <p>Date {@code 2026-02-20} or {@code 2026/02/20}; {@code T}, space or nothing more; {@code hh:mm}, optional seconds
 * ({@code 60} is the second after), optional fraction after a dot or comma of which six digits count; zone {@code Z},
 * {@code UTC}, {@code GMT}, {@code +hh}, {@code +hhmm} or {@code +hh:mm}, UTC when there is none.
 */
final class TimestampText {
    /** No timestamp starts here. */
    static final long UNREADABLE = Long.MIN_VALUE;
    /** A time too far away to count in microseconds. */
    static final long FAR = Long.MAX_VALUE;

    private static final long MICROS = 1_000_000L;
    private static final int MAX_OFFSET_MINUTES = 18 * 60;

    private String text = "";
    private int at;

    /** Microseconds since 1970 if all of {@code text} is a timestamp or a number since 1970. */
    static long whole(String text) {
        String stripped = text.strip();
        var reader = new TimestampText();
        long micros = reader.read(stripped, 0);
        if (micros != UNREADABLE && reader.end() == stripped.length()) {
            return micros;
        }
        micros = NamedMonthTime.micros(stripped);
        return micros != UNREADABLE ? micros : EpochNumber.micros(stripped);
    }

    /** Microseconds since 1970 of the timestamp at {@code start}; then {@link #end()} is the place behind it. */
    long read(String from, int start) {
        text = from;
        at = start;
        int sign = sign();
        int yearStart = at;
        long year = number(4, 9);
        if (year < 0 || !separator('-', '/')) {
            return UNREADABLE;
        }
        int yearDigits = at - 1 - yearStart;
        char dateSeparator = text.charAt(at - 1);
        int month = (int) number(1, 2);
        if (month < 1 || month > 12 || !separator(dateSeparator, dateSeparator)) {
            return UNREADABLE;
        }
        int day = (int) number(1, 2);
        if (day < 1 || day > lengthOfMonth(year, month)) {
            return UNREADABLE;
        }
        long time = timeOfDay();
        if (time == UNREADABLE) {
            return UNREADABLE;
        }
        if (yearDigits > 4 || sign < 0) {
            return FAR;
        }
        return epochDay(year, month, day) * 86_400 * MICROS + time;
    }

    int end() {
        return at;
    }

    /** Microseconds since the day's start in UTC; may be negative or beyond the day because of the zone. */
    private long timeOfDay() {
        int dateEnd = at;
        if (!separator('T', ' ') && !separator('t', '_')) {
            return 0;
        }
        long hour = number(2, 2);
        if (hour < 0) {
            at = dateEnd;
            return 0;
        }
        if (hour > 23 || !separator(':', ':')) {
            return UNREADABLE;
        }
        long minute = number(2, 2);
        if (minute < 0 || minute > 59) {
            return UNREADABLE;
        }
        long micros = (hour * 60 + minute) * 60 * MICROS;
        if (separator(':', ':')) {
            long second = number(2, 2);
            if (second < 0 || second > 60) {
                return UNREADABLE;
            }
            micros += second * MICROS + fraction();
        }
        long offset = offsetMinutes();
        return offset == UNREADABLE ? UNREADABLE : micros - offset * 60 * MICROS;
    }

    private long fraction() {
        if (!digitAt(at + 1) || !separator('.', ',')) {
            return 0;
        }
        long micros = 0;
        int digits = 0;
        for (; digitAt(at); at++) {
            if (digits++ < 6) {
                micros = micros * 10 + text.charAt(at) - '0';
            }
        }
        for (; digits < 6; digits++) {
            micros *= 10;
        }
        return micros;
    }

    private long offsetMinutes() {
        if (separator('Z', 'z')) {
            return 0;
        }
        int behindTime = at;
        boolean space = separator(' ', ' ');
        if (text.startsWith("UTC", at) || text.startsWith("GMT", at)) {
            at += 3;
            return 0;
        }
        boolean signed = at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') && digitAt(at + 1);
        // "10:00:00 -5 items": behind a space only a full +hhmm is a zone
        if (!signed || space && !(digitAt(at + 2) && (digitAt(at + 4) || charAt(at + 3) == ':'))) {
            at = behindTime;
            return 0;
        }
        int sign = sign();
        if (!digitAt(at + 1)) {
            return UNREADABLE;
        }
        long hours = (text.charAt(at) - '0') * 10L + text.charAt(at + 1) - '0';
        at += 2;
        separator(':', ':');
        long minutes = digitAt(at) ? number(2, 2) : 0;
        boolean real = minutes >= 0 && minutes < 60 && hours * 60 + minutes <= MAX_OFFSET_MINUTES;
        return real ? sign * (hours * 60 + minutes) : UNREADABLE;
    }

    private int sign() {
        if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            return text.charAt(at++) == '-' ? -1 : 1;
        }
        return 1;
    }

    /** The number here if it has {@code least} to {@code most} digits, else -1. */
    private long number(int least, int most) {
        long number = 0;
        int start = at;
        for (; digitAt(at) && at - start < most; at++) {
            number = number * 10 + text.charAt(at) - '0';
        }
        return at - start < least || digitAt(at) ? -1 : number;
    }

    private boolean separator(char one, char other) {
        if (at < text.length() && (text.charAt(at) == one || text.charAt(at) == other)) {
            at++;
            return true;
        }
        return false;
    }

    private boolean digitAt(int index) {
        char c = charAt(index);
        return c >= '0' && c <= '9';
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    private static int lengthOfMonth(long year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970-01-01 in the Gregorian calendar; the year starts in March so that the leap day comes last. */
    static long epochDay(long year, int month, int day) {
        long shifted = month > 2 ? year : year - 1;
        long era = Math.floorDiv(shifted, 400);
        long yearOfEra = shifted - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }
}
