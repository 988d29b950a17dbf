package dev.sentrylogger.ingest.parse;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A time as a number since 1970, in a unit told by its magnitude: below 10<sup>11</sup> seconds (until the year 5138),
 * below 10<sup>14</sup> milliseconds, below 10<sup>17</sup> microseconds, else nanoseconds.
 */
final class EpochNumber {
    private static final long SECONDS_BELOW = 100_000_000_000L;
    private static final long MILLIS_BELOW = 100_000_000_000_000L;
    private static final long MICROS_BELOW = 100_000_000_000_000_000L;
    private static final int LONGEST = 64;

    private EpochNumber() {}

    /** Microseconds since 1970, truncated. */
    static long micros(long number) {
        long size = Math.abs(number);
        if (size < SECONDS_BELOW) {
            return number * 1_000_000;
        }
        if (size < MILLIS_BELOW) {
            return number * 1_000;
        }
        return size < MICROS_BELOW ? number : Math.floorDiv(number, 1_000);
    }

    /**
     * Microseconds since 1970 for digits with an optional fraction and exponent; {@link TimestampText#UNREADABLE} when
     * {@code text} is no number, {@link TimestampText#FAR} when it is larger than any time.
     */
    static long micros(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return TimestampText.UNREADABLE;
        }
        try {
            return whole(text) ? micros(Long.parseLong(text)) : fraction(text);
        } catch (NumberFormatException e) {
            return whole(text) ? TimestampText.FAR : TimestampText.UNREADABLE;
        }
    }

    private static long fraction(String text) {
        var number = new BigDecimal(text);
        if (number.precision() - number.scale() > 20 || number.scale() > LONGEST) {
            return TimestampText.FAR;
        }
        long size = number.abs().longValue();
        int shift = shiftToMicros(size);
        BigInteger micros = number.movePointRight(shift).toBigInteger();
        return micros.bitLength() < 63 ? micros.longValue() : TimestampText.FAR;
    }

    private static int shiftToMicros(long size) {
        if (size < SECONDS_BELOW) {
            return 6;
        }
        if (size < MILLIS_BELOW) {
            return 3;
        }
        return size < MICROS_BELOW ? 0 : -3;
    }

    /** Whether {@code text} is nothing but digits behind an optional minus. */
    static boolean whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && !(i == 0 && c == '-' && text.length() > 1)) {
                return false;
            }
        }
        return true;
    }
}
