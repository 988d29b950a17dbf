package dev.sentrylogger.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the value of a term about a field: bare, in quotes, or by turns with stars between: {@code /api/*"a b"*}. In a
 * bare one {@code \*} is a star and {@code \\} a backslash; any other backslash is itself, so that {@code D:\logs} is.
 */
final class FieldValue {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final QuerySource source;

    FieldValue(QuerySource source) {
        this.source = source;
    }

    /** What stands between the value's stars, one piece more than there are stars. */
    List<String> read() {
        List<String> pieces = new ArrayList<>();
        var piece = new StringBuilder();
        int end = source.wordEnd(source.at);
        boolean mayQuote = true;
        while (source.at < end) {
            char c = source.peek(0);
            if (c == '"' && mayQuote) {
                piece.append(source.quoted());
                if (source.peek(0) != '*') {
                    break;
                }
                end = source.wordEnd(source.at);
            } else if (c == '*') {
                pieces.add(piece.toString());
                piece.setLength(0);
                source.at++;
                mayQuote = true;
                continue;
            } else {
                boolean escapes = c == '\\' && (source.peek(1) == '*' || source.peek(1) == '\\');
                piece.append(escapes ? source.peek(1) : c);
                source.at += escapes ? 2 : 1;
            }
            mayQuote = false;
        }
        pieces.add(piece.toString());
        return pieces;
    }

    /**
     * The query with the next word moved up to {@code at}, where the value of the term that begins at {@code start} is
     * missing; with the term in quotes when {@code fits} does not hold for that word.
     */
    String joinedWithNext(int start, int at, Predicate<String> fits) {
        int next = at;
        while (next < source.text.length() && Character.isWhitespace(source.text.charAt(next))) {
            next++;
        }
        String word = source.text.substring(next, source.wordEnd(next));
        if (next > at && FieldTerm.NAME.matcher(word).matches() && fits.test(word)) {
            return source.replaced(at, next, "");
        }
        return source.replaced(start, at, QueryPrinter.quoted(source.text.substring(start, at)));
    }

    /** Empty for what is no decimal number, or beyond what a double holds. */
    static Optional<Double> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Double.parseDouble(text)).filter(Double::isFinite)
                : Optional.empty();
    }

    static String numberAtTheBeginning(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.lookingAt() && number(matcher.group()).isPresent() ? matcher.group() : "";
    }
}
