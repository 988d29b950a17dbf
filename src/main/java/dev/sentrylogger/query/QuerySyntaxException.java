package dev.sentrylogger.query;

/** A query that cannot be read. The message is a sentence for the person who typed it. */
public final class QuerySyntaxException extends IllegalArgumentException {
    private final int position;

    /** @param position 0-based index of the character the message is about */
    public QuerySyntaxException(String message, int position) {
        super(message);
        this.position = position;
    }

    public int position() {
        return position;
    }
}
