package dev.sentrylogger.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a person types into the search box; docs/QUERY.md describes the language.
 *
 * <p>The filters read are in normal form: {@link EventFilter.AllOf} and {@link EventFilter.AnyOf} have two parts or more
 * and none of their own kind, {@link EventFilter.Not} holds no other, {@link EventFilter.Everything} stands alone, and the
 * level is asked for by {@link EventFilter.LevelIs} only. For these, and only these, reading {@link EventFilter#text}
 * gives an equal filter; for others, one that selects the same events. A text beyond the limits below is not read again.
 */
public final class QueryText {
    /** A longer query is refused, in UTF-16 units. */
    public static final int MAX_LENGTH = 4096;

    /** Words, phrases, patterns and conditions on fields. */
    public static final int MAX_TERMS = 100;

    /** {@code /patterns/} in a query, which cost by far the most. */
    public static final int MAX_PATTERNS = 5;

    /** Parentheses and negations around a term. */
    public static final int MAX_DEPTH = 32;

    /** Mistakes that a suggestion corrects at once. */
    private static final int MAX_CORRECTIONS = 8;

    private QueryText() {}

    /** @throws QuerySyntaxException naming the place and the way out; what it suggests can be read */
    public static EventFilter parse(String text) {
        try {
            return read(text);
        } catch (QuerySyntaxException e) {
            throw new QuerySyntaxException(String.valueOf(e.getMessage()), e.position(), readable(e.suggestion()));
        }
    }

    private static EventFilter read(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new QuerySyntaxException(
                    "The query has " + text.length() + " characters, the limit is " + MAX_LENGTH + ".", MAX_LENGTH);
        }
        return new QueryParser(text).parse();
    }

    private static @Nullable String readable(Optional<String> suggestion) {
        Optional<String> next = suggestion;
        for (int corrected = 0; corrected < MAX_CORRECTIONS && next.isPresent(); corrected++) {
            try {
                read(next.get());
                return next.get();
            } catch (QuerySyntaxException e) {
                next = e.suggestion();
            }
        }
        return null;
    }
}
