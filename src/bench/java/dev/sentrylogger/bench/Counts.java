package dev.sentrylogger.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts by field and value. */
final class Counts {
    private final Map<String, Long> counts = new TreeMap<>();

    void add(String field, String value, long count) {
        if (count > 0) {
            counts.merge(field + "=" + value, count, Long::sum);
        }
    }

    /** In the order of fields and values. */
    List<String> lines() {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + "=" + count.getValue())
                .toList();
    }
}
