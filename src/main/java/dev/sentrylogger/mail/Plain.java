package dev.sentrylogger.mail;

import java.util.regex.Pattern;

/** Text of people and machines, made harmless for a mail: without what steers a reader or a protocol. */
final class Plain {
    private static final Pattern STEERING = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    // A joiner holds emoji and some scripts together; directions that are not closed would turn what follows.
    private static final Pattern STEERING_IN_TEXT =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029]|\\p{Cs}");

    private Plain() {}

    /** One line, at most {@code limit} characters; what was cut is an ellipsis. */
    static String line(String text, int limit) {
        return cut(
                STEERING.matcher(text).replaceAll(" ").replaceAll(" {2,}", " ").strip(), limit);
    }

    /** Any number of lines. */
    static String text(String text, int limit) {
        return cut(STEERING_IN_TEXT.matcher(text.replace("\r\n", "\n")).replaceAll(""), limit);
    }

    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return text.substring(0, end) + "…";
    }
}
