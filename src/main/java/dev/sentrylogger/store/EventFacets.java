package dev.sentrylogger.store;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.FacetQuery;
import dev.sentrylogger.query.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Facets: a field whose values were counted in every segment that lies in the time is added up from there, the events at
 * the edges beside it; all other fields are counted together in one pass over the events.
 */
final class EventFacets {
    /** So many different values of events at the edges are added to those counted before. */
    private static final int ADDED_VALUES = 5_000;

    private final EventReader reader;

    EventFacets(EventReader reader) {
        this.reader = reader;
    }

    List<Facet> facets(FacetQuery query, List<Source> sources, Deadline deadline) {
        Scope scope = Scope.of(query.range(), query.filter());
        List<Source> asked = scope.among(sources, reader.knowledge());
        Map<Field, Facet> found = new HashMap<>();
        if (query.filter() instanceof EventFilter.Everything) {
            List<Segment> covered = new ArrayList<>();
            List<Source> edges = new ArrayList<>();
            for (Source source : asked) {
                if (source instanceof Source.InSegment(Segment segment) && scope.covers(segment)) {
                    covered.add(segment);
                } else {
                    edges.add(source);
                }
            }
            List<Field> known = query.fields().stream()
                    .filter(field -> covered.stream()
                            .allMatch(segment -> values(segment, field).isPresent()))
                    .toList();
            addKnown(scope, known, covered, edges, query.limit(), deadline, found);
        }
        List<Field> unknown = query.fields().stream()
                .filter(field -> !found.containsKey(field))
                .toList();
        for (Counted counted : count(scope, unknown, asked, query.limit(), deadline)) {
            found.put(counted.field, counted.facet(query.limit()));
        }
        return query.fields().stream().map(found::get).toList();
    }

    /** What a segment was written with; empty when its values were too many to count. */
    private Optional<Map<String, Long>> values(Segment segment, Field field) {
        SegmentSummary summary = reader.knowledge().summary(segment);
        if (field == Field.BuiltIn.LEVEL) {
            Map<String, Long> levels = new HashMap<>();
            summary.counts()
                    .forEach(count -> levels.merge(
                            Level.values()[(int) count[1]].name().toLowerCase(Locale.ROOT), count[3], Long::sum));
            return Optional.of(levels);
        }
        if (field == Field.BuiltIn.EXCEPTION_TYPE || field == Field.BuiltIn.EXCEPTION_MESSAGE) {
            return Optional.empty();
        }
        Map<String, Long> counted = summary.values().get(field.text());
        boolean nowhere = !summary.present().containsKey(field.text())
                && summary.present().size() < 1_000;
        return counted == null && nowhere ? Optional.of(Map.of()) : Optional.ofNullable(counted);
    }

    private void addKnown(
            Scope scope,
            List<Field> fields,
            List<Segment> covered,
            List<Source> edges,
            int limit,
            Deadline deadline,
            Map<Field, Facet> found) {
        if (fields.isEmpty()) {
            return;
        }
        long rows = covered.stream().mapToLong(Segment::rows).sum();
        Map<Field, Counted> atEdges = new HashMap<>();
        for (Counted counted : count(scope, fields, edges, ADDED_VALUES, deadline)) {
            atEdges.put(counted.field, counted);
        }
        for (Field field : fields) {
            Counted edge = atEdges.getOrDefault(field, new Counted(field));
            if (edge.distinct > edge.values.size()) {
                continue;
            }
            edge.total += rows;
            for (Segment segment : covered) {
                values(segment, field).orElseThrow().forEach((value, count) -> {
                    edge.values.merge(value, count, Long::sum);
                    edge.present += count;
                });
            }
            edge.distinct = edge.values.size();
            edge.numbers();
            found.put(field, edge.facet(limit));
        }
    }

    /** One field being counted. */
    private static final class Counted {
        private final Field field;
        private final Map<String, Long> values = new HashMap<>();
        private long total;
        private long present;
        private long distinct;
        private @Nullable Double min;
        private @Nullable Double max;

        Counted(Field field) {
            this.field = field;
        }

        private void numbers() {
            for (String value : values.keySet()) {
                if (Numbers.isNumber(value)) {
                    double number = Double.parseDouble(value);
                    min = min == null ? number : Math.min(min, number);
                    max = max == null ? number : Math.max(max, number);
                }
            }
        }

        private Facet facet(int limit) {
            List<Facet.Value> most = values.entrySet().stream()
                    .map(entry -> new Facet.Value(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingLong(Facet.Value::count)
                            .reversed()
                            .thenComparing(Facet.Value::value))
                    .limit(limit)
                    .toList();
            return new Facet(field, total, present, distinct, most, min, max);
        }
    }

    /** Counts fields in one pass; of each at most {@code limit} values, the most frequent ones. */
    private List<Counted> count(Scope scope, List<Field> fields, List<Source> sources, int limit, Deadline deadline) {
        List<Counted> counted = fields.stream().map(Counted::new).collect(Collectors.toList());
        if (fields.isEmpty() || sources.isEmpty()) {
            return counted;
        }
        List<EventReader.Select> selects = scope.selects(sources, attributes -> columns(fields, attributes));
        return reader.across(selects, sql(fields.size(), limit), deadline, rows -> {
            while (rows.next()) {
                add(rows, counted);
            }
            return counted;
        });
    }

    private static Scope.Columns columns(List<Field> fields, List<AttributeColumn> attributes) {
        List<String> columns = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            FieldSql field = FieldSql.of(fields.get(i), attributes);
            columns.add("CAST(" + field.text() + " AS VARCHAR) AS f" + i);
            parameters.addAll(field.parameters());
        }
        return new Scope.Columns(String.join(", ", columns), parameters);
    }

    private static String sql(int fields, int limit) {
        List<String> names = IntStream.range(0, fields).mapToObj(i -> "f" + i).toList();
        String each = String.join(", ", names);
        String sets = names.stream().map(name -> "(" + name + ")").collect(Collectors.joining(", "));
        String which = IntStream.range(0, fields)
                .mapToObj(i -> "WHEN grouping(f" + i + ") = 0 THEN " + i)
                .collect(Collectors.joining(" ", "CASE ", " END"));
        String number = "CASE WHEN regexp_full_match(value, '-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?')"
                + " THEN nullif(nullif(TRY_CAST(value AS DOUBLE), 'infinity'::DOUBLE), '-infinity'::DOUBLE) END";
        return """
                SELECT
                    field,
                    value,
                    events,
                    sum(events) OVER field_window AS total,
                    sum(events) FILTER (value IS NOT NULL) OVER field_window AS present,
                    count(value) OVER field_window AS distinct_values,
                    min(%4$s) OVER field_window,
                    max(%4$s) OVER field_window
                FROM (
                    SELECT %1$s AS field, coalesce(%2$s) AS value, count(*) AS events
                    FROM %%s
                    GROUP BY GROUPING SETS (%3$s))
                WINDOW field_window AS (PARTITION BY field)
                QUALIFY row_number() OVER (
                    PARTITION BY field ORDER BY value IS NULL, events DESC, value) <= %5$d
                """.formatted(which, each, sets, number, limit);
    }

    private static void add(ResultSet row, List<Counted> counted) throws SQLException {
        Counted field = counted.get(row.getInt(1));
        String value = row.getString(2);
        if (value != null) {
            field.values.put(value, row.getLong(3));
        }
        field.total = row.getLong(4);
        field.present = row.getLong(5);
        field.distinct = row.getLong(6);
        double min = row.getDouble(7);
        field.min = row.wasNull() ? null : min;
        double max = row.getDouble(8);
        field.max = row.wasNull() ? null : max;
    }
}
