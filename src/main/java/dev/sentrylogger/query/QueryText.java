package dev.sentrylogger.query;

import dev.sentrylogger.event.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads what a person types into the search box: plain words are ANDed and match in any case, {@code "a phrase"} matches
 * as it stands, {@code level:error} and {@code level>=warn} compare the level. In a phrase, {@code \"} is a quote and
 * {@code \\} a backslash.
 */
public final class QueryText {
    /** A longer query is refused, in UTF-16 units. */
    public static final int MAX_LENGTH = 4096;

    private QueryText() {}

    /** @throws QuerySyntaxException naming the place and the way out */
    public static EventFilter parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new QuerySyntaxException(
                    "The query has " + text.length() + " characters, the limit is " + MAX_LENGTH + ".", MAX_LENGTH);
        }
        List<EventFilter> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.charAt(at) == '"') {
                at = phrase(text, at, parts);
            } else {
                int end = at;
                while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                parts.add(word(text.substring(at, end), at));
                at = end;
            }
        }
        return switch (parts.size()) {
            case 0 -> new EventFilter.Everything();
            case 1 -> parts.getFirst();
            default -> new EventFilter.AllOf(parts);
        };
    }

    private static int phrase(String text, int start, List<EventFilter> parts) {
        var words = new StringBuilder();
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            words.append(text.charAt(at++));
        }
        if (at >= text.length()) {
            throw new QuerySyntaxException("The quote opened here is never closed; add a \" at the end.", start);
        }
        if (!words.toString().isBlank()) {
            parts.add(new EventFilter.Contains(words.toString()));
        }
        return at + 1;
    }

    private static EventFilter word(String word, int at) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith("level:")) {
            return new EventFilter.LevelIs(Comparison.EQUAL, level(word.substring(6), at + 6));
        }
        if (lower.startsWith("level>=")) {
            return new EventFilter.LevelIs(Comparison.AT_LEAST, level(word.substring(7), at + 7));
        }
        return new EventFilter.Contains(word);
    }

    private static Level level(String name, int at) {
        return Level.named(name)
                .orElseThrow(() -> new QuerySyntaxException(
                        "'" + name + "' is no level; use one of "
                                + Arrays.stream(Level.values())
                                        .map(level -> level.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + ".",
                        at));
    }

    /** {@code words} as they must be typed to be read back as one {@link EventFilter.Contains}. */
    static String quoteIfNeeded(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        boolean plain = words.chars().noneMatch(Character::isWhitespace)
                && !words.startsWith("\"")
                && !lower.startsWith("level:")
                && !lower.startsWith("level>=");
        return plain ? words : '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
