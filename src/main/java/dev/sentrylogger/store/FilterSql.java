package dev.sentrylogger.store;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter as a condition on the tail table's columns.
 *
 * @param sql refers to its values by {@code ?} only
 * @param parameters in the order of the question marks
 */
record FilterSql(String sql, List<Object> parameters) {
    /**
     * Attributes and exception are JSON, so a match in the whole text may be a key or punctuation: the quick look at the
     * escaped words is confirmed on the values themselves, which only the few rows that pass pay for.
     */
    private static final String CONTAINS = """
            (contains(lower(message), lower(?))
            OR contains(lower(logger), lower(?))
            OR contains(lower(service), lower(?))
            OR contains(lower(host), lower(?))
            OR (contains(lower(attributes), lower(?))
                AND len(list_filter(json_extract_string(attributes, '$.*'),
                    lambda v: contains(lower(v), lower(?)))) > 0)
            OR (contains(lower(exception), lower(?))
                AND len(list_filter(json_extract(exception, '$.**'),
                    lambda v: json_type(v) = 'VARCHAR' AND contains(lower(v ->> '$'), lower(?)))) > 0))
            """;

    static FilterSql of(EventFilter filter) {
        return switch (filter) {
            case EventFilter.Everything() -> new FilterSql("TRUE", List.of());
            case EventFilter.LevelIs(Comparison comparison, Level level) -> level(comparison, level);
            case EventFilter.Contains(String words) -> contains(words);
            case EventFilter.AllOf(List<EventFilter> parts) -> allOf(parts);
            default -> throw new UnsupportedOperationException("search: " + filter.text() + " is not supported yet");
        };
    }

    private static FilterSql level(Comparison comparison, Level level) {
        int lowest = level.severity();
        int highest = lowest + 3;
        return switch (comparison) {
            case EQUAL -> new FilterSql("severity BETWEEN ? AND ?", List.of(lowest, highest));
            case LESS -> new FilterSql("severity < ?", List.of(lowest));
            case AT_MOST -> new FilterSql("severity <= ?", List.of(highest));
            case MORE -> new FilterSql("severity > ?", List.of(highest));
            case AT_LEAST -> new FilterSql("severity >= ?", List.of(lowest));
        };
    }

    private static FilterSql contains(String words) {
        String escaped = EventJson.escape(words);
        return new FilterSql(CONTAINS, List.of(words, words, words, words, escaped, words, escaped, words));
    }

    private static FilterSql allOf(List<EventFilter> parts) {
        var sql = new StringBuilder("TRUE");
        List<Object> parameters = new ArrayList<>();
        for (EventFilter part : parts) {
            FilterSql condition = of(part);
            sql.append(" AND ").append(condition.sql);
            parameters.addAll(condition.parameters);
        }
        return new FilterSql(sql.toString(), parameters);
    }
}
