package dev.sentrylogger.store;

import java.util.regex.Pattern;

/** What reads as a number where a query compares values. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private Numbers() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
    }
}
