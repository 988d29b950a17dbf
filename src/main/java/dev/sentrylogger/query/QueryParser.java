package dev.sentrylogger.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts tokens together. What stands side by side must all hold, and binds closer than {@code or}:
 *
 * <pre>
 * or   = and ("or" and)*
 * and  = part ("and"? part)*
 * part = ("-" | "not") part | "(" or ")" | term
 * </pre>
 */
final class QueryParser {
    private final String text;
    private final List<Token> tokens;
    private int at;
    private int depth;

    QueryParser(String text) {
        this.text = text;
        this.tokens = QueryLexer.tokens(text);
    }

    EventFilter parse() {
        return tokens.isEmpty() ? new EventFilter.Everything() : or();
    }

    static QuerySyntaxException unclosed(String text, int opened) {
        boolean empty = text.substring(opened + 1).isBlank();
        return new QuerySyntaxException(
                "The parenthesis opened here is never closed; add a ) at the end, or put it in quotes.",
                opened,
                empty ? text.substring(0, opened) + "\"(\"" : text + ')');
    }

    private EventFilter or() {
        List<EventFilter> parts = new ArrayList<>();
        add(parts, and());
        while (peek() instanceof Token.Or) {
            at++;
            add(parts, and());
        }
        return parts.size() == 1 ? parts.getFirst() : new EventFilter.AnyOf(parts);
    }

    private static void add(List<EventFilter> parts, EventFilter part) {
        if (part instanceof EventFilter.AnyOf any) {
            parts.addAll(any.parts());
        } else {
            parts.add(part);
        }
    }

    private EventFilter and() {
        List<EventFilter> parts = new ArrayList<>();
        do {
            if (!parts.isEmpty() && peek() instanceof Token.And) {
                at++;
            }
            EventFilter part = part();
            if (part instanceof EventFilter.AllOf all) {
                parts.addAll(all.parts());
            } else {
                parts.add(part);
            }
        } while (!(peek() == null || peek() instanceof Token.Or || peek() instanceof Token.Close));
        return parts.size() == 1 ? parts.getFirst() : new EventFilter.AllOf(parts);
    }

    private EventFilter part() {
        return switch (peek()) {
            case Token.Term term -> {
                // Several values of one field need parentheses when they are printed.
                int levels = term.filter() instanceof EventFilter.AnyOf ? 1 : 0;
                depth += levels;
                checkDepth(term);
                depth -= levels;
                at++;
                yield term.filter();
            }
            case Token.Not not -> {
                enter(not);
                EventFilter negated = part();
                depth--;
                yield negated instanceof EventFilter.Not twice ? twice.filter() : new EventFilter.Not(negated);
            }
            case Token.Open open -> {
                enter(open);
                EventFilter inside = inside(open);
                depth--;
                yield inside;
            }
            case null -> throw nothingThere(null);
            case Token.And and -> throw nothingThere(and);
            case Token.Or or -> throw nothingThere(or);
            case Token.Close close -> throw nothingThere(close);
        };
    }

    private void enter(Token token) {
        depth++;
        checkDepth(token);
        at++;
    }

    private void checkDepth(Token token) {
        if (depth > QueryText.MAX_DEPTH) {
            throw new QuerySyntaxException(
                    "Parentheses and negations stand more than " + QueryText.MAX_DEPTH + " deep; make it simpler.",
                    token.start());
        }
    }

    private EventFilter inside(Token open) {
        if (peek() == null) {
            throw unclosed(text, open.start());
        }
        EventFilter inside = or();
        if (!(peek() instanceof Token.Close)) {
            throw unclosed(text, open.start());
        }
        at++;
        return inside;
    }

    /** Where a part should begin there is nothing, or {@code found}; either it or what stands before it is wrong. */
    private QuerySyntaxException nothingThere(@Nullable Token found) {
        Token before = at == 0 ? null : tokens.get(at - 1);
        if (before instanceof Token.Open && found instanceof Token.Close) {
            return new QuerySyntaxException(
                    "There is nothing between these parentheses.",
                    before.start(),
                    without(text, before.start(), found.end()));
        }
        boolean begins = before == null || before instanceof Token.Open;
        Token culprit = Objects.requireNonNull(begins ? found : before);
        String word = text.substring(culprit.start(), culprit.end());
        return new QuerySyntaxException(
                "'" + word + "' needs something " + (culprit instanceof Token.Not ? "behind it" : "on both sides")
                        + "; put it in quotes to look for the word.",
                culprit.start(),
                without(text, culprit.start(), culprit.end()));
    }

    /** The text without what stands from {@code start} to {@code end}; with it in quotes when nothing else is left. */
    static String without(String text, int start, int end) {
        String before = text.substring(0, start);
        String behind = text.substring(end);
        boolean gap = before.isEmpty() || before.endsWith("(") || before.endsWith(" ");
        String rest = (before + (gap ? behind.stripLeading() : behind)).strip();
        return rest.isEmpty() ? QueryPrinter.quoted(text.substring(start, end)) : rest;
    }

    private @Nullable Token peek() {
        return at < tokens.size() ? tokens.get(at) : null;
    }
}
