package dev.sentrylogger.store;

import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a source as events, as many as a reader may hold in memory.
 *
 * @param more whether rows were left out for want of room
 */
record EventRows(List<StoredEvent> events, boolean more) {
    /** Characters of text in one answer; a single event may be larger. */
    static final long TEXT = 8L << 20;

    /**
     * @param columns the source's attribute columns, read after those every source has
     * @param room characters of text that may be read; the first event is read whatever its size
     */
    static EventRows read(ResultSet results, List<AttributeColumn> columns, long room) throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        long held = 0;
        while (results.next()) {
            var texts = new Texts(results);
            LogEvent event = event(results, texts, columns);
            long characters = texts.length() + (columns.isEmpty() ? 0 : length(event.attributes()));
            held += characters;
            if (held > room && !events.isEmpty()) {
                return new EventRows(events, true);
            }
            events.add(new StoredEvent(results.getLong(1), characters, event));
        }
        return new EventRows(events, false);
    }

    private static long length(Attributes attributes) {
        return attributes.values().values().stream()
                .mapToLong(value -> value instanceof String text ? text.length() : 8)
                .sum();
    }

    private static LogEvent event(ResultSet row, Texts texts, List<AttributeColumn> columns) throws SQLException {
        return new LogEvent(
                new EventId(new UUID(row.getLong(4), row.getLong(5))),
                Micros.instant(row.getLong(2)),
                Micros.instant(row.getLong(3)),
                row.getInt(6),
                texts.required(TextColumn.MESSAGE),
                texts.get(TextColumn.TEMPLATE),
                texts.get(TextColumn.LOGGER),
                texts.get(TextColumn.SERVICE),
                texts.get(TextColumn.ENVIRONMENT),
                texts.get(TextColumn.RELEASE),
                texts.get(TextColumn.HOST),
                texts.get(TextColumn.TRACE_ID),
                texts.get(TextColumn.SPAN_ID),
                attributes(row, texts, columns),
                EventJson.exception(texts.get(TextColumn.EXCEPTION)),
                texts.required(TextColumn.SOURCE));
    }

    private static Attributes attributes(ResultSet row, Texts texts, List<AttributeColumn> columns)
            throws SQLException {
        Attributes rest = EventJson.attributes(texts.get(TextColumn.ATTRIBUTES));
        if (columns.isEmpty()) {
            return rest;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            int place = BaseColumns.COUNT + 1 + i;
            Object value =
                    switch (columns.get(i).type()) {
                        case TEXT -> row.getString(place);
                        case WHOLE -> row.getLong(place);
                        case FRACTION -> row.getDouble(place);
                        case TRUTH -> row.getBoolean(place);
                    };
            if (value != null && !row.wasNull()) {
                values.put(columns.get(i).key(), value);
            }
        }
        values.putAll(rest.values());
        return new Attributes(values);
    }

    /** The texts of one row. */
    private static final class Texts {
        private final @Nullable String[] values = new @Nullable String[TextColumn.ALL.length];

        Texts(ResultSet row) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getString(BaseColumns.TEXTS_FROM + 1 + i);
            }
        }

        long length() {
            long length = 0;
            for (String value : values) {
                length += value == null ? 0 : value.length();
            }
            return length;
        }

        @Nullable String get(TextColumn column) {
            return values[column.ordinal()];
        }

        String required(TextColumn column) {
            String text = get(column);
            if (text == null) {
                throw new IllegalStateException("an event without " + column.column());
            }
            return text;
        }
    }
}
