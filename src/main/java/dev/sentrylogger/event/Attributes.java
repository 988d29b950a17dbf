package dev.sentrylogger.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What else a client said of an event: flat, dotted keys ({@code user.id}) in the order they came.
 *
 * <p>A value is a {@link String}, {@link Long}, {@link Double} or {@link Boolean}; nested objects are flattened and
 * arrays written as JSON text at the edge. Flat because a filter on a nested key costs many times more.
 *
 * @see "Decision record 0004: flat attributes"
 */
public record Attributes(Map<String, Object> values) {
    public static final Attributes NONE = new Attributes(Map.of());

    /** @throws IllegalArgumentException for a value of any other type */
    public Attributes {
        for (var entry : values.entrySet()) {
            if (!(entry.getValue() instanceof String
                    || entry.getValue() instanceof Long
                    || entry.getValue() instanceof Double
                    || entry.getValue() instanceof Boolean)) {
                throw new IllegalArgumentException(
                        "attribute " + entry.getKey() + ": " + entry.getValue().getClass() + " is not a flat value");
            }
        }
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
