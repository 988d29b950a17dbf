package dev.sentrylogger.store;

import dev.sentrylogger.query.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values a field has, and how often.
 *
 * @param total events that were asked about
 * @param present those that have the field
 * @param distinct how many different values there are
 * @param values the most frequent ones, the most frequent first, then by text
 * @param min the lowest value that is a number, absent when there is none; {@code max} likewise
 */
public record Facet(
        Field field,
        long total,
        long present,
        long distinct,
        List<Value> values,
        @Nullable Double min,
        @Nullable Double max) {
    public Facet {
        values = List.copyOf(values);
    }

    public record Value(String value, long count) {}
}
