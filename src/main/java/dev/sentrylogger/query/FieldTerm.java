package dev.sentrylogger.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a term about a field, and tells it from a word of a log line that only looks like one. */
final class FieldTerm {
    /** A name that needs no quotes. */
    static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.\\-/@]*+");

    /** What a name in quotes begins with. */
    static final String QUOTED_NAME = Field.Attribute.PREFIX + '"';

    /** The colon before a comparison is what other tools write. */
    private static final Pattern OPERATOR = Pattern.compile(":?(>=|<=|>|<)|:");

    private final QuerySource source;
    private final int start;
    private String name = "";
    private @Nullable Field field;

    private FieldTerm(QuerySource source) {
        this.source = source;
        this.start = source.at;
    }

    /** A letter that a colon and a slash make a Windows drive. */
    static boolean isDrive(String name) {
        return name.length() == 1;
    }

    /** The term at the source's next character; null, with nothing read, when that is a plain word. */
    static @Nullable EventFilter read(QuerySource source) {
        var term = new FieldTerm(source);
        EventFilter filter = term.read();
        if (filter == null) {
            source.at = term.start;
        }
        return filter;
    }

    private @Nullable EventFilter read() {
        if (!readName()) {
            return null;
        }
        Matcher operator = OPERATOR.matcher(source.text).region(source.at, source.text.length());
        if (!operator.lookingAt()) {
            return null;
        }
        source.at = operator.end();
        String symbol = operator.group(1);
        Comparison comparison = symbol == null ? Comparison.EQUAL : Comparison.of(symbol);
        boolean has = field == null && comparison == Comparison.EQUAL;
        var condition = has
                ? new FieldCondition.OfPresence(source, start)
                : new FieldCondition.OfValue(source, start, field == null ? Field.of(name) : field, comparison);
        if (symbol != null) {
            return isComparison() ? condition.read() : null;
        }
        if (!isCondition()) {
            return null;
        }
        boolean group = source.peek(0) == '(' && source.peek(1) != ')';
        return group ? group(condition) : condition.read();
    }

    private boolean readName() {
        if (source.text.startsWith(QUOTED_NAME, start)) {
            source.at += QUOTED_NAME.length() - 1;
            field = new Field.Attribute(source.quoted());
            return true;
        }
        Matcher matcher = NAME.matcher(source.text).region(start, source.text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        name = matcher.group();
        source.at = matcher.end();
        field = name.equalsIgnoreCase(Field.HAS) ? null : Field.of(name);
        return true;
    }

    /** Not so {@code mysql>}, {@code p->next}, {@code List<String>}. */
    private boolean isComparison() {
        String rest = source.text.substring(source.at, source.wordEnd(source.at));
        return !(rest.isEmpty()
                || name.endsWith("-")
                || rest.startsWith("=")
                || rest.contains("<")
                || rest.contains(">"));
    }

    /** Not so {@code Error:}, {@code std::string}, {@code x:=1}, {@code http://host}, {@code C:\dir}. */
    private boolean isCondition() {
        if (source.endsWord(source.at)) {
            return field == null || field == Field.BuiltIn.LEVEL;
        }
        char first = source.peek(0);
        boolean address = first == '/' && source.peek(1) == '/';
        boolean file = isDrive(name) && (first == '/' || first == '\\');
        return !(first == ':' || first == '=' || address || file);
    }

    /** Several values in parentheses, with {@code or} between. */
    private EventFilter group(FieldCondition condition) {
        int opened = source.at++;
        source.open++;
        List<EventFilter> parts = new ArrayList<>();
        do {
            int or = source.at;
            if (!parts.isEmpty()) {
                readOr();
            }
            requireValue(parts.isEmpty() ? start : or, opened);
            parts.add(condition.read());
            source.skipWhitespace();
            if (source.ended()) {
                throw QueryParser.unclosed(source.text, opened);
            }
        } while (source.peek(0) != ')');
        source.at++;
        source.open--;
        return parts.size() == 1 ? parts.getFirst() : new EventFilter.AnyOf(parts);
    }

    private void readOr() {
        int end = source.wordEnd(source.at);
        if (!source.text.substring(source.at, end).equalsIgnoreCase("or")) {
            throw new QuerySyntaxException(
                    "Between two values of a field stands or.",
                    source.at,
                    source.replaced(source.at, source.at, "or "));
        }
        source.at = end;
    }

    private void requireValue(int needless, int opened) {
        int end = source.at;
        source.skipWhitespace();
        if (source.ended()) {
            throw QueryParser.unclosed(source.text, opened);
        }
        if (source.peek(0) == ')') {
            boolean first = needless == start;
            throw new QuerySyntaxException(
                    "A value is missing here.",
                    source.at,
                    QueryParser.without(source.text, needless, first ? source.at + 1 : end));
        }
    }
}
