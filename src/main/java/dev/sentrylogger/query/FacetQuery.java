package dev.sentrylogger.query;

import dev.sentrylogger.app.AppId;
import java.util.List;

/**
 * Which values fields have, and how often.
 *
 * @param fields 1 to {@link #MAX_FIELDS}
 * @param limit values a field, the most frequent ones, 1 to {@link #MAX_VALUES}
 */
public record FacetQuery(AppId app, TimeRange range, EventFilter filter, List<Field> fields, int limit) {
    public static final int MAX_FIELDS = 20;
    public static final int MAX_VALUES = 1000;

    /** @throws IllegalArgumentException when a number is out of bounds */
    public FacetQuery {
        fields = List.copyOf(fields);
        if (fields.isEmpty() || fields.size() > MAX_FIELDS) {
            throw new IllegalArgumentException("fields: " + fields.size() + ", allowed 1 to " + MAX_FIELDS);
        }
        if (limit < 1 || limit > MAX_VALUES) {
            throw new IllegalArgumentException("limit: " + limit + ", allowed 1 to " + MAX_VALUES);
        }
    }
}
