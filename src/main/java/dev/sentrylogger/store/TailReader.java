package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The questions a store answers, as SQL over an app's tail. */
final class TailReader {
    private static final String EVENT = "epoch_us(occurred_at), epoch_us(received_at), id_high, id_low, severity, "
            + Stream.of(TextColumn.ALL).map(TextColumn::column).collect(Collectors.joining(", "));

    private static final String FIND = "SELECT " + EVENT + """

            FROM %s
            WHERE id_high = ? AND id_low = ?
            LIMIT 1
            """;

    private static final String WITHIN = """
            occurred_at >= make_timestamp(CAST(? AS BIGINT))
            AND occurred_at < make_timestamp(CAST(? AS BIGINT))
            AND\s""";

    private static final String OLDER = """
             AND occurred_at <= make_timestamp(CAST(? AS BIGINT))
            AND (occurred_at < make_timestamp(CAST(? AS BIGINT))
                OR id_high < ?
                OR (id_high = ? AND id_low < ?))
            """;

    private static final String NEWER = OLDER.replace('<', '>');

    private static final String STORED = """
            FROM %s
            WHERE sequence > ? AND sequence <= ? AND\s""";

    private final Tail tail;

    TailReader(Tail tail) {
        this.tail = tail;
    }

    Optional<LogEvent> find(AppId app, EventId id) {
        List<Object> parameters =
                List.of(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits());
        return query(app, FIND, parameters).events().stream().findFirst();
    }

    EventPage search(EventQuery query) {
        FilterSql filter = FilterSql.of(query.filter());
        boolean newestFirst = query.order() == Order.NEWEST_FIRST;
        List<Object> parameters = new ArrayList<>();
        parameters.add(Micros.bound(query.range().from()));
        parameters.add(Micros.bound(query.range().to()));
        parameters.addAll(filter.parameters());
        String beyond = "";
        if (query.cursor() != null) {
            beyond = newestFirst ? OLDER : NEWER;
            parameters.addAll(place(query.cursor()));
        }
        String direction = newestFirst ? " DESC" : " ASC";
        String sql = "SELECT " + EVENT + " FROM %s WHERE " + WITHIN + filter.sql() + beyond + " ORDER BY occurred_at"
                + direction + ", id_high" + direction + ", id_low" + direction + " LIMIT " + (query.limit() + 1);
        return page(query(query.app(), sql, parameters), query.limit());
    }

    private static List<Object> place(Cursor cursor) {
        long at = Micros.of(cursor.occurredAt());
        long high = cursor.id().value().getMostSignificantBits();
        return List.of(at, at, high, high, cursor.id().value().getLeastSignificantBits());
    }

    /** One event more than asked for was read: it tells whether there is a next page. */
    private static EventPage page(EventRows rows, int limit) {
        List<LogEvent> events = rows.events();
        if (events.size() <= limit && !rows.more()) {
            return new EventPage(events, Optional.empty());
        }
        int size = Math.min(limit, events.size());
        LogEvent last = events.get(size - 1);
        return new EventPage(events.subList(0, size), Optional.of(new Cursor(last.occurredAt(), last.id())));
    }

    NewEvents storedAfter(AppId app, EventFilter filter, StoredPosition after, int limit) {
        long end = tail.find(app).map(AppTail::lastSequence).orElse(0L);
        if (end <= after.sequence()) {
            return new NewEvents(List.of(), 0, new StoredPosition(end));
        }
        FilterSql condition = FilterSql.of(filter);
        List<Object> parameters = new ArrayList<>(List.of(after.sequence(), end));
        parameters.addAll(condition.parameters());
        String from = STORED + condition.sql();
        EventRows rows =
                query(app, "SELECT " + EVENT + " " + from + " ORDER BY sequence DESC LIMIT " + limit, parameters);
        List<LogEvent> newest = rows.events();
        long skipped = newest.size() < limit && !rows.more() ? 0 : count(app, from, parameters) - newest.size();
        return new NewEvents(newest.reversed(), skipped, new StoredPosition(end));
    }

    private long count(AppId app, String from, List<Object> parameters) {
        return tail.upToDate(app)
                .flatMap(events -> events.query("SELECT count(*) " + from, parameters, results -> {
                    results.next();
                    return results.getLong(1);
                }))
                .orElse(0L);
    }

    private EventRows query(AppId app, String sql, List<Object> parameters) {
        return tail.upToDate(app)
                .flatMap(events -> events.query(sql, parameters, EventRows::read))
                .orElse(EventRows.NONE);
    }
}
