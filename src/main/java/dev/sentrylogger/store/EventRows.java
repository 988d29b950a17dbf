package dev.sentrylogger.store;

import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a tail table as events, as many as a reader may hold in memory.
 *
 * @param more whether rows were left out for want of room
 */
record EventRows(List<LogEvent> events, boolean more) {
    /** Characters of text in one answer; a single event may be larger. */
    static final long TEXT = 8L << 20;

    private static final int TEXTS_FROM = 6;

    static final EventRows NONE = new EventRows(List.of(), false);

    /** Columns: occurred and received in microseconds, id in two halves, severity, then each {@link TextColumn}. */
    static EventRows read(ResultSet results) throws SQLException {
        List<LogEvent> events = new ArrayList<>();
        long held = 0;
        while (results.next()) {
            var texts = new Texts(results);
            held += texts.length();
            if (held > TEXT && !events.isEmpty()) {
                return new EventRows(events, true);
            }
            events.add(event(results, texts));
        }
        return new EventRows(events, false);
    }

    private static LogEvent event(ResultSet row, Texts texts) throws SQLException {
        return new LogEvent(
                new EventId(new UUID(row.getLong(3), row.getLong(4))),
                Micros.instant(row.getLong(1)),
                Micros.instant(row.getLong(2)),
                row.getInt(5),
                texts.required(TextColumn.MESSAGE),
                texts.get(TextColumn.TEMPLATE),
                texts.get(TextColumn.LOGGER),
                texts.get(TextColumn.SERVICE),
                texts.get(TextColumn.ENVIRONMENT),
                texts.get(TextColumn.RELEASE),
                texts.get(TextColumn.HOST),
                texts.get(TextColumn.TRACE_ID),
                texts.get(TextColumn.SPAN_ID),
                EventJson.attributes(texts.get(TextColumn.ATTRIBUTES)),
                EventJson.exception(texts.get(TextColumn.EXCEPTION)),
                texts.required(TextColumn.SOURCE));
    }

    /** The texts of one row. */
    private static final class Texts {
        private final @Nullable String[] values = new @Nullable String[TextColumn.ALL.length];

        Texts(ResultSet row) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getString(TEXTS_FROM + i);
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
                throw new IllegalStateException("tail table: an event without " + column.column());
            }
            return text;
        }
    }
}
