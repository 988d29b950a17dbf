package dev.sentrylogger.store;

import dev.sentrylogger.event.Level;
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
            case EventFilter.AtLevel(Level level) ->
                new FilterSql("severity BETWEEN ? AND ?", List.of(level.severity(), level.severity() + 3));
            case EventFilter.AtLeast(Level level) -> new FilterSql("severity >= ?", List.of(level.severity()));
            case EventFilter.Contains(String words) -> contains(words);
            case EventFilter.AllOf(List<EventFilter> parts) -> allOf(parts);
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
