package dev.sentrylogger.store;

import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.TimeRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which events are counted.
 *
 * @param from {@code occurredAt} in microseconds, inclusive; {@code to} exclusive
 */
record Scope(long from, long to, EventFilter filter) {
    private static final String TIME = """
            occurred_at >= make_timestamp(CAST(? AS BIGINT))
            AND occurred_at < make_timestamp(CAST(? AS BIGINT))
            AND\s""";

    static Scope of(TimeRange range, EventFilter filter) {
        return new Scope(Micros.bound(range.from()), Micros.bound(range.to()), filter);
    }

    /** Whether all of a segment lies in the time. */
    boolean covers(Segment segment) {
        return segment.from() >= from && segment.to() < to;
    }

    boolean mayHold(Segment segment, SegmentKnowledge knowledge) {
        return !among(List.of(new Source.InSegment(segment)), knowledge).isEmpty();
    }

    /** @return what such events of a segment satisfy, as far as they were stored by then */
    FilterSql condition(Segment segment, long through) {
        FilterSql condition = FilterSql.of(filter, segment.columns());
        List<Object> parameters = new ArrayList<>(List.of(through, from, to));
        parameters.addAll(condition.parameters());
        return new FilterSql("sequence <= ? AND " + TIME + condition.sql(), parameters);
    }

    /** Those of {@code sources} that may hold such events. */
    List<Source> among(List<Source> sources, SegmentKnowledge knowledge) {
        var pruning = new ChunkPruning(filter, knowledge);
        List<Source> some = new ArrayList<>();
        for (Source source : sources) {
            for (int place = 0; place < source.chunks().size(); place++) {
                Chunk chunk = source.chunks().get(place);
                if (chunk.to() >= from && chunk.from() < to && pruning.mayMatch(source, place)) {
                    some.add(source);
                    break;
                }
            }
        }
        return some;
    }

    /** Reads {@code columns} of each such event. */
    List<EventReader.Select> selects(List<Source> sources, Function<List<AttributeColumn>, Columns> columns) {
        Map<List<AttributeColumn>, List<Source>> alike = new LinkedHashMap<>();
        for (Source source : sources) {
            alike.computeIfAbsent(source.columns(), key -> new ArrayList<>()).add(source);
        }
        List<EventReader.Select> selects = new ArrayList<>();
        alike.forEach((attributes, same) -> {
            Columns wanted = columns.apply(attributes);
            FilterSql condition = FilterSql.of(filter, attributes);
            List<Object> after = new ArrayList<>(List.of(from, to));
            after.addAll(condition.parameters());
            selects.add(new EventReader.Select(
                    same,
                    "SELECT " + wanted.sql() + " FROM {from} WHERE " + TIME + condition.sql(),
                    wanted.parameters(),
                    after));
        });
        return selects;
    }

    /** Expressions to select, and their parameters. */
    record Columns(String sql, List<Object> parameters) {}
}
