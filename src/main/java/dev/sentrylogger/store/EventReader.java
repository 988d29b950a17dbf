package dev.sentrylogger.store;

import dev.sentrylogger.event.EventId;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import java.util.ArrayList;
import java.util.List;

/** Reads events from one source at a time. Thread-safe. */
final class EventReader {
    private static final String WITHIN = """
            sequence BETWEEN ? AND ?
            AND occurred_at >= make_timestamp(CAST(? AS BIGINT))
            AND occurred_at < make_timestamp(CAST(? AS BIGINT))
            AND\s""";

    private static final String OLDER = """
             AND (occurred_at < make_timestamp(CAST(? AS BIGINT))
                OR id_high < ?
                OR (id_high = ? AND id_low < ?))
            """;

    private static final String NEWER = OLDER.replace('<', '>');

    private final Engine engine;
    private final SegmentFiles files;
    private final SegmentKnowledge knowledge;

    EventReader(Engine engine, SegmentFiles files, SegmentKnowledge knowledge) {
        this.engine = engine;
        this.files = files;
        this.knowledge = knowledge;
    }

    SegmentKnowledge knowledge() {
        return knowledge;
    }

    /**
     * Which of a source's events to look at.
     *
     * @param from {@code occurredAt} in microseconds, inclusive; {@code to} exclusive
     */
    record Part(long firstSequence, long lastSequence, long from, long to) {
        List<Object> parameters() {
            return List.of(firstSequence, lastSequence, from, to);
        }
    }

    /** The first {@code limit} events of a part that satisfy the query, beyond its cursor, in its order. */
    EventRows page(EventQuery query, Source source, Part part, int limit, long room, Deadline deadline) {
        FilterSql filter = FilterSql.of(query.filter(), source.columns());
        List<Object> parameters = new ArrayList<>(part.parameters());
        parameters.addAll(filter.parameters());
        boolean newestFirst = query.order() == Order.NEWEST_FIRST;
        Cursor cursor = query.cursor();
        String beyond = "";
        if (cursor != null) {
            beyond = newestFirst ? OLDER : NEWER;
            long high = cursor.id().value().getMostSignificantBits();
            parameters.addAll(List.of(
                    Micros.of(cursor.occurredAt()),
                    high,
                    high,
                    cursor.id().value().getLeastSignificantBits()));
        }
        String direction = newestFirst ? " DESC" : " ASC";
        return rows(
                source,
                WITHIN + filter.sql() + beyond + " ORDER BY occurred_at" + direction + ", id_high" + direction
                        + ", id_low" + direction + " LIMIT " + limit,
                parameters,
                room,
                deadline);
    }

    /** The newest {@code limit} events stored within these sequences that satisfy the filter, newest first. */
    EventRows newestStored(
            Source source, long after, long through, EventFilter filter, int limit, long room, Deadline deadline) {
        FilterSql condition = FilterSql.of(filter, source.columns());
        List<Object> parameters = new ArrayList<>(List.of(after, through));
        parameters.addAll(condition.parameters());
        return rows(
                source,
                "sequence > ? AND sequence <= ? AND " + condition.sql() + " ORDER BY sequence DESC LIMIT " + limit,
                parameters,
                room,
                deadline);
    }

    long countStored(Source source, long after, long through, EventFilter filter, Deadline deadline) {
        FilterSql condition = FilterSql.of(filter, source.columns());
        List<Object> parameters = new ArrayList<>(List.of(after, through));
        parameters.addAll(condition.parameters());
        return query(
                source,
                "count(*)",
                "sequence > ? AND sequence <= ? AND " + condition.sql(),
                parameters,
                deadline,
                results -> {
                    results.next();
                    return results.getLong(1);
                });
    }

    EventRows find(Source source, EventId id, Deadline deadline) {
        return rows(
                source,
                "id_high = ? AND id_low = ? LIMIT 1",
                List.of(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits()),
                EventRows.TEXT,
                deadline);
    }

    private EventRows rows(Source source, String where, List<Object> values, long room, Deadline deadline) {
        return query(
                source,
                source.eventColumns(),
                where,
                values,
                deadline,
                results -> EventRows.read(results, source.columns(), room));
    }

    private <T> T query(
            Source source, String columns, String where, List<Object> values, Deadline deadline, Engine.Rows<T> rows) {
        return across(
                List.of(new Select(
                        List.of(source), "SELECT " + columns + " FROM {from} WHERE " + where, List.of(), values)),
                "FROM %s",
                deadline,
                rows);
    }

    /**
     * What to read from sources with the same columns.
     *
     * @param sql with {@code {from}} behind {@code FROM}
     * @param before parameters ahead of it; {@code after} those behind it
     */
    record Select(List<Source> sources, String sql, List<Object> before, List<Object> after) {}

    /** Runs SQL over several sources as if they were one; {@code %s} in it stands for them. */
    <T> T across(List<Select> selects, String sql, Deadline deadline, Engine.Rows<T> rows) {
        List<Segment> acquired = new ArrayList<>();
        try {
            List<String> parts = new ArrayList<>();
            List<Object> parameters = new ArrayList<>();
            for (Select select : selects) {
                add(select, parts, parameters, acquired);
            }
            return engine.query(
                    deadline, sql.formatted('(' + String.join(" UNION ALL ", parts) + ')'), parameters, rows);
        } finally {
            acquired.forEach(files::release);
        }
    }

    private void add(Select select, List<String> parts, List<Object> parameters, List<Segment> acquired) {
        List<String> paths = new ArrayList<>();
        for (Source source : select.sources) {
            switch (source) {
                case Source.InTable newest -> {
                    parts.add(select.sql.replace("{from}", newest.table().name()));
                    parameters.addAll(select.before);
                    parameters.addAll(select.after);
                }
                case Source.InSegment(Segment segment) -> {
                    paths.add(files.acquire(segment).toString());
                    acquired.add(segment);
                }
            }
        }
        if (!paths.isEmpty()) {
            parts.add(select.sql.replace("{from}", "read_parquet(?)"));
            parameters.addAll(select.before);
            parameters.add(paths);
            parameters.addAll(select.after);
        }
    }
}
