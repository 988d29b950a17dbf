package dev.sentrylogger.store;

import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of a tail table as events. */
final class EventRows {
    private static final int TEXTS_FROM = 6;

    private EventRows() {}

    /** Columns: occurred and received in microseconds, id in two halves, severity, then each {@link TextColumn}. */
    static List<LogEvent> read(ResultSet results) throws SQLException {
        List<LogEvent> events = new ArrayList<>();
        while (results.next()) {
            events.add(event(results));
        }
        return events;
    }

    private static LogEvent event(ResultSet row) throws SQLException {
        return new LogEvent(
                new EventId(new UUID(row.getLong(3), row.getLong(4))),
                Micros.instant(row.getLong(1)),
                Micros.instant(row.getLong(2)),
                row.getInt(5),
                required(row, TextColumn.MESSAGE),
                text(row, TextColumn.TEMPLATE),
                text(row, TextColumn.LOGGER),
                text(row, TextColumn.SERVICE),
                text(row, TextColumn.ENVIRONMENT),
                text(row, TextColumn.RELEASE),
                text(row, TextColumn.HOST),
                text(row, TextColumn.TRACE_ID),
                text(row, TextColumn.SPAN_ID),
                EventJson.attributes(text(row, TextColumn.ATTRIBUTES)),
                EventJson.exception(text(row, TextColumn.EXCEPTION)),
                required(row, TextColumn.SOURCE));
    }

    private static @Nullable String text(ResultSet row, TextColumn column) throws SQLException {
        return row.getString(TEXTS_FROM + column.ordinal());
    }

    private static String required(ResultSet row, TextColumn column) throws SQLException {
        String text = text(row, column);
        if (text == null) {
            throw new IllegalStateException("tail table: an event without " + column.column());
        }
        return text;
    }
}
