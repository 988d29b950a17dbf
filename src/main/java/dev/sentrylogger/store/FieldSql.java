package dev.sentrylogger.store;

import dev.sentrylogger.query.Field;
import java.util.List;

/**
 * A field as SQL over one source of events.
 *
 * @param text its value as text, absent ({@code NULL}) when the event has none
 * @param parameters of {@code text}
 * @param column its place among the attribute columns, -1 when it has none there
 */
record FieldSql(String text, List<Object> parameters, int column) {
    private static final String REST = "json_extract_string(attributes, ?)";

    static FieldSql of(Field field, List<AttributeColumn> columns) {
        return switch (field) {
            case Field.BuiltIn.LEVEL ->
                new FieldSql(
                        "['trace', 'debug', 'info', 'warn', 'error', 'fatal'][(severity - 1) // 4 + 1]", List.of(), -1);
            case Field.BuiltIn.EXCEPTION_TYPE -> exception("type");
            case Field.BuiltIn.EXCEPTION_MESSAGE -> exception("message");
            case Field.BuiltIn builtIn -> new FieldSql(builtIn.text(), List.of(), -1);
            case Field.Attribute(String key) -> attribute(key, columns);
        };
    }

    private static FieldSql exception(String part) {
        return new FieldSql("nullif(json_extract_string(exception, '/" + part + "'), '')", List.of(), -1);
    }

    private static FieldSql attribute(String key, List<AttributeColumn> columns) {
        for (int place = 0; place < columns.size(); place++) {
            AttributeColumn column = columns.get(place);
            if (column.key().equals(key)) {
                String own = column.type() == AttributeType.TEXT
                        ? AttributeColumn.name(place)
                        : "CAST(" + AttributeColumn.name(place) + " AS VARCHAR)";
                return column.mixed()
                        ? new FieldSql("coalesce(" + own + ", " + REST + ")", List.of(pointer(key)), place)
                        : new FieldSql(own, List.of(), place);
            }
        }
        return new FieldSql(REST, List.of(pointer(key)), -1);
    }

    /** Where the key's value lies in a flat JSON object (RFC 6901 §3). */
    static String pointer(String key) {
        return '/' + key.replace("~", "~0").replace("/", "~1");
    }
}
