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
        String words = QueryPrinter.quoted(pattern);
        if (RegexSize.of(pattern) > RegexSize.LIMIT) {
            throw new QuerySyntaxException(
                    "The pattern repeats too much: written out it has more than " + RegexSize.LIMIT
                            + " parts; use smaller numbers in { }.",
                    start,
                    null);
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            String culprit = e.getPattern();
            int within = Math.max(0, pattern.indexOf(culprit));
            // Each slash of the pattern was typed as two characters.
            int slashes = (int)
                    pattern.substring(0, within).chars().filter(c -> c == '/').count();
            throw new QuerySyntaxException(
                    message(e, pattern), start + 1 + within + slashes, source.replaced(start, end, words));
        }
    }

    private static String message(PatternSyntaxException e, String pattern) {
        String reason = REASONS.getOrDefault(e.getDescription(), e.getDescription());
        String culprit = e.getPattern();
        boolean tells = !culprit.isEmpty()
                && !culprit.equals(pattern)
                && !e.getDescription().endsWith("error");
        return "The pattern cannot be read: " + reason + (tells ? " " + culprit : "")
                + ". Put the text in quotes to look for it as it stands.";
    }
}
