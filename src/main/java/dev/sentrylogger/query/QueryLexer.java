package dev.sentrylogger.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts query text into tokens. What has no meaning of its own is a plain word, so that a pasted log line can be read. */
final class QueryLexer {
    private final QuerySource source;
    private final List<Token> tokens = new ArrayList<>();
    private int terms;
    private int patterns;

    private QueryLexer(String text) {
        source = new QuerySource(text);
    }

    /** @throws QuerySyntaxException when a term cannot be read, or there are too many */
    static List<Token> tokens(String text) {
        var lexer = new QueryLexer(text);
        lexer.source.skipWhitespace();
        while (!lexer.source.ended()) {
            lexer.next();
            lexer.source.skipWhitespace();
        }
        return lexer.tokens;
    }

    private void next() {
        int start = source.at;
        switch (source.peek(0)) {
            case '"' -> phrase(start);
            case '(' -> open(start);
            case ')' -> close(start);
            case '-' -> minus(start);
            case '/' -> slash(start);
            default -> word(start);
        }
    }

    private void phrase(int start) {
        String words = source.quoted();
        if (!words.isBlank()) {
            term(new EventFilter.Contains(words), start);
        }
    }

    private void open(int start) {
        // "()" is how a log line writes a call.
        if (source.peek(1) == ')') {
            word(start);
            return;
        }
        source.open++;
        source.at++;
        tokens.add(new Token.Open(start, source.at));
    }

    private void close(int start) {
        if (source.open == 0) {
            word(start);
            return;
        }
        source.open--;
        source.at++;
        tokens.add(new Token.Close(start, source.at));
    }

    private void minus(int start) {
        // A lone dash, an arrow, a rule and a --flag are words.
        if (source.endsWord(start + 1) || "->=".indexOf(source.peek(1)) >= 0) {
            word(start);
            return;
        }
        source.at++;
        tokens.add(new Token.Not(start, source.at));
    }

    private void slash(int start) {
        EventFilter regex = RegexTerm.read(source);
        if (regex == null) {
            word(start);
        } else {
            if (++patterns > QueryText.MAX_PATTERNS) {
                throw new QuerySyntaxException(
                        "The query has more than " + QueryText.MAX_PATTERNS
                                + " patterns; put several into one: /one|other/.",
                        start);
            }
            term(regex, start);
        }
    }

    private void word(int start) {
        int end = source.wordEnd(start);
        String word = source.text.substring(start, end);
        Token operator = operator(word, start, end);
        if (operator != null && !afterMinus(start)) {
            source.at = end;
            tokens.add(operator);
            return;
        }
        EventFilter field = FieldTerm.read(source);
        if (field == null) {
            source.at = end;
            term(new EventFilter.Contains(word), start);
        } else {
            term(field, start);
        }
    }

    private static @Nullable Token operator(String word, int start, int end) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "and" -> new Token.And(start, end);
            case "or" -> new Token.Or(start, end);
            // In capitals only: "file not found" is a message, not a wish.
            case "not" -> word.equals("NOT") ? new Token.Not(start, end) : null;
            default -> null;
        };
    }

    private boolean afterMinus(int start) {
        return !tokens.isEmpty() && tokens.getLast() instanceof Token.Not not && not.end() == start;
    }

    private void term(EventFilter filter, int start) {
        terms += filter instanceof EventFilter.AnyOf any ? any.parts().size() : 1;
        if (terms > QueryText.MAX_TERMS) {
            throw new QuerySyntaxException(
                    "The query has more than " + QueryText.MAX_TERMS + " terms; leave some out.", start);
        }
        tokens.add(new Token.Term(filter, start, source.at));
    }
}
