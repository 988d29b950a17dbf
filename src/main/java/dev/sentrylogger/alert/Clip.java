package dev.sentrylogger.alert;

import java.util.regex.Pattern;

/** Text of any origin, cut to what a format takes, without characters that steer a reader. */
final class Clip {
    private static final Pattern NO_LINE =
            Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069]+");
    private static final Pattern NO_TEXT =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029]|\\p{Cs}");

    private Clip() {}

    /** One line. */
    static String line(String text, int limit) {
        return cut(NO_LINE.matcher(text).replaceAll(" ").strip(), limit);
    }

    static String text(String text, int limit) {
        return cut(NO_TEXT.matcher(text.replace("\r\n", "\n")).replaceAll(""), limit);
    }

    /** At most {@code limit} characters, no pair of them torn; what was cut is an ellipsis. */
    static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return text.substring(0, end) + "…";
    }
}
