package dev.sentrylogger.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could stand in a query instead of what is there.
 *
 * @param from index of the first character that an item takes the place of; {@code to} the first that stays
 */
public record Completion(int from, int to, List<Item> items) {
    public Completion {
        items = List.copyOf(items);
    }

    static Completion none(int at) {
        return new Completion(at, at, List.of());
    }

    /** What an item is. */
    public enum Kind {
        FIELD,
        VALUE,
        SYNTAX
    }

    /**
     * @param insert what is put into the query
     * @param label what the reader sees
     * @param detail what it means, for syntax
     * @param count events that have the value; {@code share} of events that have the field, above 0 and up to 1
     */
    public record Item(
            Kind kind,
            String insert,
            String label,
            @Nullable String detail,
            @Nullable Long count,
            @Nullable Double share) {}
}
