package dev.sentrylogger.explore;

import dev.sentrylogger.query.Field;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The piece of a query somebody is typing.
 *
 * @param field whose value it is; absent when it is a word or the name of a field
 * @param ofPresence whether it is the name behind {@code has:}
 * @param typed what stands before the caret, without quotes
 * @param from where it begins; {@code to} where it ends
 */
record TypedTerm(@Nullable Field field, boolean ofPresence, String typed, int from, int to) {
    private static final Pattern NAMED = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s\"():<>=]+)(?::|[<>]=?)");

    static TypedTerm at(String text, int caret) {
        int from = start(text, caret);
        int to = end(text, caret);
        String before = text.substring(from, caret);
        Matcher named = NAMED.matcher(before);
        if (!named.lookingAt()) {
            return new TypedTerm(null, false, unquoted(before), from, to);
        }
        int value = from + named.end();
        if (caret > value && text.charAt(value) == '(') {
            // Several values of one field: the last of them.
            value = Math.max(value + 1, before.lastIndexOf(' ') + 1 + from);
        }
        String typed = unquoted(text.substring(value, caret));
        String name = unquoted(named.group(1));
        return name.equalsIgnoreCase("has")
                ? new TypedTerm(null, true, typed, value, to)
                : new TypedTerm(Field.of(name), false, typed, value, to);
    }

    /** Behind the last space that is not in quotes or in a field's parentheses, without signs that negate or group. */
    private static int start(String text, int caret) {
        boolean quoted = false;
        int start = 0;
        int group = 0;
        for (int i = 0; i < caret; i++) {
            char c = text.charAt(i);
            if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (!quoted && c == '(' && i > 0 && text.charAt(i - 1) == ':') {
                group++;
            } else if (!quoted && c == ')' && group > 0) {
                group--;
            } else if (!quoted && group == 0 && (Character.isWhitespace(c) || c == '(')) {
                start = i + 1;
            }
        }
        while (start < caret && (text.charAt(start) == '-' || text.charAt(start) == '(')) {
            start++;
        }
        return start;
    }

    private static int end(String text, int caret) {
        int end = caret;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != ')') {
            end++;
        }
        return end;
    }

    private static String unquoted(String text) {
        return text.replaceFirst("^\"", "").replaceFirst("(?<!\\\\)\"$", "").replaceAll("\\\\(.)", "$1");
    }
}
