package dev.sentrylogger.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query that cannot be read. The message is a sentence for the person who typed it. */
public final class QuerySyntaxException extends IllegalArgumentException {
    private final int position;
    private final @Nullable String suggestion;

    /** @param position 0-based index of the character the message is about, at most the query's length */
    public QuerySyntaxException(String message, int position) {
        this(message, position, null);
    }

    QuerySyntaxException(String message, int position, @Nullable String suggestion) {
        super(message);
        this.position = position;
        this.suggestion = suggestion;
    }

    public int position() {
        return position;
    }

    /** The whole query as it was probably meant, ready to be asked instead; empty when there is no good guess. */
    public Optional<String> suggestion() {
        return Optional.ofNullable(suggestion);
    }
}
