package dev.sentrylogger.store;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A filter as a condition on one source of events.
 *
 * @param sql refers to its values by {@code ?} only; {@code NULL} counts as false
 * @param parameters in the order of the question marks
 */
record FilterSql(String sql, List<Object> parameters) {
    private static final String NUMBER = "'-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?'";

    static FilterSql of(EventFilter filter, List<AttributeColumn> columns) {
        return switch (filter) {
            case EventFilter.Everything() -> new FilterSql("TRUE", List.of());
            case EventFilter.LevelIs(Comparison comparison, Level level) -> level(comparison, level);
            case EventFilter.Contains(String words) -> ContainsSql.of(words, columns);
            case EventFilter.Matches(String pattern, boolean ignoreCase) -> matches(pattern, ignoreCase);
            case EventFilter.FieldIs(Field field, String value) -> is(field, value, columns);
            case EventFilter.FieldLike like -> like(like, columns);
            case EventFilter.FieldCompared(Field field, Comparison comparison, double number) ->
                compared(field, comparison, number, columns);
            case EventFilter.Has(Field field) -> has(field, columns);
            case EventFilter.Not(EventFilter part) -> not(of(part, columns));
            case EventFilter.AllOf(List<EventFilter> parts) -> joined("TRUE", " AND ", parts, columns);
            case EventFilter.AnyOf(List<EventFilter> parts) -> joined("FALSE", " OR ", parts, columns);
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

    /** DuckDB runs expressions with RE2, whose time grows with the text only. */
    private static FilterSql matches(String pattern, boolean ignoreCase) {
        String expression = ignoreCase ? "(?i)" + pattern : pattern;
        return new FilterSql("""
                (regexp_matches(%s, ?)
                OR (exception IS NOT NULL
                    AND len(list_filter(json_extract_string(exception, '$.**.raw'),
                        lambda v: regexp_matches(%s, ?))) > 0))
                """.formatted(beginning("message"), beginning("v")), List.of(expression, expression));
    }

    private static String beginning(String text) {
        return "CASE WHEN strlen(%1$s) > %2$d THEN left(%1$s, %2$d) ELSE %1$s END"
                .formatted(text, EventFilter.Matches.LOOKED_AT);
    }

    private static FilterSql is(Field field, String value, List<AttributeColumn> columns) {
        FieldSql sql = FieldSql.of(field, columns);
        List<Object> parameters = new ArrayList<>(sql.parameters());
        parameters.add(value);
        String same = sql.text() + " = ?";
        if (!(field instanceof Field.Attribute(String key)) || !Numbers.isNumber(value)) {
            return new FilterSql(same, parameters);
        }
        // 1.50 and 1.5, 1e3 and 1000: as a number an attribute is the same however it is written.
        List<String> equal = new ArrayList<>(List.of(same));
        if (sql.column() >= 0 && columns.get(sql.column()).type().isNumber()) {
            equal.add(AttributeColumn.name(sql.column()) + " = CAST(? AS DOUBLE)");
            parameters.add(Double.parseDouble(value));
        }
        if (sql.column() < 0 || columns.get(sql.column()).mixed()) {
            equal.add("(json_type(attributes, ?) IN ('BIGINT', 'UBIGINT', 'DOUBLE')"
                    + " AND TRY_CAST(json_extract_string(attributes, ?) AS DOUBLE) = CAST(? AS DOUBLE))");
            Collections.addAll(parameters, FieldSql.pointer(key), FieldSql.pointer(key), Double.parseDouble(value));
        }
        return new FilterSql('(' + String.join(" OR ", equal) + ')', parameters);
    }

    private static FilterSql like(EventFilter.FieldLike like, List<AttributeColumn> columns) {
        FieldSql sql = FieldSql.of(like.field(), columns);
        List<Object> parameters = new ArrayList<>(sql.parameters());
        parameters.add(like.pieces().stream()
                .map(piece -> piece.replaceAll("[\\\\%_]", "\\\\$0"))
                .collect(Collectors.joining("%")));
        return new FilterSql(sql.text() + " LIKE ? ESCAPE '\\'", parameters);
    }

    private static FilterSql compared(
            Field field, Comparison comparison, double number, List<AttributeColumn> columns) {
        String symbol = comparison == Comparison.EQUAL ? "=" : comparison.symbol();
        FieldSql sql = FieldSql.of(field, columns);
        if (sql.column() >= 0
                && columns.get(sql.column()).type().isNumber()
                && !columns.get(sql.column()).mixed()) {
            return new FilterSql(
                    AttributeColumn.name(sql.column()) + ' ' + symbol + " CAST(? AS DOUBLE)", List.of(number));
        }
        List<Object> parameters = new ArrayList<>(sql.parameters());
        parameters.addAll(sql.parameters());
        parameters.add(number);
        // What does not fit into a double became infinite; it is no number either.
        return new FilterSql(
                "(CASE WHEN regexp_full_match(" + sql.text() + ", " + NUMBER + ") THEN nullif(nullif(TRY_CAST("
                        + sql.text() + " AS DOUBLE), 'infinity'::DOUBLE), '-infinity'::DOUBLE) END " + symbol
                        + " CAST(? AS DOUBLE))",
                parameters);
    }

    private static FilterSql has(Field field, List<AttributeColumn> columns) {
        FieldSql sql = FieldSql.of(field, columns);
        return new FilterSql(sql.text() + " IS NOT NULL", sql.parameters());
    }

    private static FilterSql not(FilterSql part) {
        return new FilterSql("NOT coalesce(" + part.sql + ", FALSE)", part.parameters);
    }

    private static FilterSql joined(
            String none, String operator, List<EventFilter> parts, List<AttributeColumn> columns) {
        List<String> conditions = new ArrayList<>(List.of(none));
        List<Object> parameters = new ArrayList<>();
        for (EventFilter part : parts) {
            FilterSql condition = of(part, columns);
            conditions.add(condition.sql);
            parameters.addAll(condition.parameters);
        }
        return new FilterSql('(' + String.join(operator, conditions) + ')', parameters);
    }
}
