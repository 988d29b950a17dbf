package dev.sentrylogger.store;

import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.TimeRange;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which fields there are: added up from what segments were written with, and counted in the newest events. */
final class FieldShares {
    private static final List<Field.BuiltIn> OF_EVENTS = Stream.of(Field.BuiltIn.values())
            .filter(field -> field != Field.BuiltIn.LEVEL)
            .toList();

    private static final String KEYS = """
            SELECT key, count(*)
            FROM (SELECT unnest(json_keys(attributes)) AS key FROM %s)
            GROUP BY 1
            ORDER BY 2 DESC
            LIMIT 1000
            """;

    private final EventReader reader;

    FieldShares(EventReader reader) {
        this.reader = reader;
    }

    /** The most frequent first, then by name. A segment at the edge of the range counts as a whole. */
    List<FieldShare> fields(TimeRange range, List<Source> sources, Deadline deadline) {
        Scope scope = Scope.of(range, new EventFilter.Everything());
        Map<Field, Long> present = new HashMap<>();
        long total = 0;
        for (Source source : scope.among(sources, reader.knowledge())) {
            long rows = source.chunks().stream().mapToLong(Chunk::rows).sum();
            total += rows;
            present.merge(Field.BuiltIn.LEVEL, rows, Long::sum);
            if (!(source instanceof Source.InSegment(Segment segment))) {
                count(scope, source, deadline, present);
            } else {
                reader.knowledge()
                        .summary(segment)
                        .present()
                        .forEach((name, count) -> present.merge(Field.of(name), count, Long::sum));
            }
        }
        long all = total;
        return present.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new FieldShare(entry.getKey(), entry.getValue(), all))
                .sorted(Comparator.comparingLong(FieldShare::present)
                        .reversed()
                        .thenComparing(share -> share.field().text()))
                .toList();
    }

    private void count(Scope scope, Source source, Deadline deadline, Map<Field, Long> present) {
        var everything = Scope.of(TimeRange.ALL, scope.filter());
        String columns = OF_EVENTS.stream()
                .map(field -> FieldSql.of(field, List.of()).text() + " AS f" + field.ordinal())
                .collect(Collectors.joining(", "));
        String counts = OF_EVENTS.stream()
                .map(field -> "count(f" + field.ordinal() + ")")
                .collect(Collectors.joining(", "));
        reader.across(
                everything.selects(List.of(source), attributes -> new Scope.Columns(columns, List.of())),
                "SELECT " + counts + " FROM %s",
                deadline,
                row -> {
                    row.next();
                    for (int i = 0; i < OF_EVENTS.size(); i++) {
                        present.merge(OF_EVENTS.get(i), row.getLong(i + 1), Long::sum);
                    }
                    return present;
                });
        reader.across(
                everything.selects(List.of(source), attributes -> new Scope.Columns("attributes", List.of())),
                KEYS,
                deadline,
                rows -> {
                    while (rows.next()) {
                        present.merge(new Field.Attribute(rows.getString(1)), rows.getLong(2), Long::sum);
                    }
                    return present;
                });
    }
}
