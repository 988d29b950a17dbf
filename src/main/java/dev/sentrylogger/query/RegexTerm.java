package dev.sentrylogger.query;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code /pattern/} and {@code /pattern/i}, and tells them from a path. */
final class RegexTerm {
    /** What RE2 says, as a person would; it says little more than these. */
    private static final Map<String, String> REASONS = Map.of(
            "missing closing )", "a ( is never closed",
            "missing closing ]", "a [ is never closed",
            "regexp/syntax: internal error", "a ) closes nothing",
            "missing argument to repetition operator", "there is nothing to repeat before",
            "invalid nested repetition operator", "two repetitions follow each other in",
            "invalid escape sequence", "RE2 does not know the escape",
            "invalid or unsupported Perl syntax", "RE2 has nothing like",
            "invalid character class range", "RE2 does not know the characters",
            "trailing backslash at end of expression", "a \\ at the end escapes nothing",
            "invalid repeat count", "RE2 cannot repeat as often as");

    private static final java.util.regex.Pattern FLAGS = java.util.regex.Pattern.compile("\\(\\?[a-zA-Z-]++[:)]");

    private RegexTerm() {}

    /**
     * The pattern that begins at the source's next character, a slash; null, with nothing read, when that is a plain
     * word. The first slash without a backslash ends a pattern, and with it the term; {@code /api/users} is a path.
     */
    static @Nullable EventFilter read(QuerySource source) {
        int start = source.at;
        int slash = closingSlash(source, start + 1);
        boolean ignoreCase = slash > 0 && slash + 1 < source.text.length() && source.text.charAt(slash + 1) == 'i';
        int end = slash + (ignoreCase ? 2 : 1);
        boolean begun = !Character.isWhitespace(source.peek(1));
        if (slash > start + 1 && begun && source.endsWord(end)) {
            String pattern = source.text.substring(start + 1, slash).replace("\\/", "/");
            check(source, pattern, start, end);
            source.at = end;
            return new EventFilter.Matches(pattern, ignoreCase);
        }
        int wordEnd = source.wordEnd(start);
        String word = source.text.substring(start, wordEnd);
        if ((slash < 0 || slash >= wordEnd) && looksLikePattern(word)) {
            throw new QuerySyntaxException(
                    "The pattern opened here is never closed; add a / at its end.",
                    start,
                    source.replaced(wordEnd, wordEnd, "/"));
        }
        return null;
    }

    /** @return -1 when there is none */
    private static int closingSlash(QuerySource source, int from) {
        for (int at = from; at < source.text.length(); at++) {
            char c = source.text.charAt(at);
            if (c == '/') {
                return at;
            }
            if (c == '\\') {
                at++;
            }
        }
        return -1;
    }

    private static boolean looksLikePattern(String word) {
        return word.contains("[")
                || word.contains("\\")
                || word.contains("|")
                || word.contains(".*")
                || word.contains(".+");
    }

    private static void check(QuerySource source, String pattern, int start, int end) {
        if (RegexSize.of(pattern) > RegexSize.LIMIT) {
            throw new QuerySyntaxException(
                    "The pattern is too large with what it repeats written out, or nests too deep; make it simpler.",
                    start,
                    null);
        }
        int foreign = foreign(pattern);
        if (foreign >= 0) {
            String culprit = pattern.substring(foreign, pattern.offsetByCodePoints(foreign, 2));
            throw unreadable(source, pattern, "RE2 does not know " + culprit, foreign, start, end);
        }
        try {
            Pattern.compile(caseSensitive(pattern));
        } catch (PatternSyntaxException e) {
            int within = Math.max(0, pattern.indexOf(e.getPattern()));
            throw unreadable(source, pattern, reason(e, pattern), within, start, end);
        }
    }

    /** Where there is what RE2/J knows and the RE2 within DuckDB does not: {@code (?<name>x)}, {@code \é}; else -1. */
    private static int foreign(String pattern) {
        for (int at = 0; at + 1 < pattern.length(); at++) {
            boolean escapes = pattern.charAt(at) == '\\';
            if ((escapes && pattern.charAt(at + 1) > '\u007f') || pattern.startsWith("(?<", at)) {
                return at;
            }
            if (escapes) {
                at++;
            }
        }
        return -1;
    }

    private static QuerySyntaxException unreadable(
            QuerySource source, String pattern, String reason, int within, int start, int end) {
        // Each slash of the pattern was typed as two characters.
        int slashes =
                (int) pattern.substring(0, within).chars().filter(c -> c == '/').count();
        return new QuerySyntaxException(
                "The pattern cannot be read: " + reason + ". Put the text in quotes to look for it as it stands.",
                start + 1 + within + slashes,
                source.replaced(start, end, QueryPrinter.quoted(pattern)));
    }

    /**
     * Without the flag {@code i}, which makes no pattern right or wrong: RE2/J would try the case of each character of
     * each range, for seconds with many wide ones.
     */
    private static String caseSensitive(String pattern) {
        return FLAGS.matcher(pattern).replaceAll(flags -> flags.group().replace('i', 's'));
    }

    private static String reason(PatternSyntaxException e, String pattern) {
        String reason = REASONS.getOrDefault(e.getDescription(), e.getDescription());
        String culprit = e.getPattern();
        boolean tells = !culprit.isEmpty()
                && !culprit.equals(pattern)
                && !e.getDescription().endsWith("error");
        return reason + (tells ? " " + culprit : "");
    }
}
