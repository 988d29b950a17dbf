package dev.sentrylogger.store;

/**
 * An attribute with a column of its own in a segment.
 *
 * @param type of the values in the column
 * @param mixed whether some events have a value of another type, which lies with the rest
 */
record AttributeColumn(String key, AttributeType type, boolean mixed) {
    /** The column's name, made of its place: no client's text is ever part of SQL. */
    static String name(int place) {
        return "a" + place;
    }
}
