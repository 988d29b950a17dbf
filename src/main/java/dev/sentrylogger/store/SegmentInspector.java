package dev.sentrylogger.store;

import dev.sentrylogger.query.Field;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads from a finished file what its row must say of it: so it is right whatever wrote the file. */
final class SegmentInspector {
    /** One row a chunk: what DuckDB wrote about the columns that events are found by. */
    private static final String CHUNKS = """
            SELECT
                any_value(row_group_num_rows),
                max(CASE WHEN path_in_schema = 'sequence' THEN CAST(stats_min_value AS BIGINT) END),
                max(CASE WHEN path_in_schema = 'sequence' THEN CAST(stats_max_value AS BIGINT) END),
                max(CASE WHEN path_in_schema = 'occurred_at' THEN epoch_us(CAST(stats_min_value AS TIMESTAMP)) END),
                max(CASE WHEN path_in_schema = 'occurred_at' THEN epoch_us(CAST(stats_max_value AS TIMESTAMP)) END),
                max(CASE WHEN path_in_schema = 'id_high' THEN CAST(stats_min_value AS BIGINT) END),
                max(CASE WHEN path_in_schema = 'id_high' THEN CAST(stats_max_value AS BIGINT) END),
                max(CASE WHEN path_in_schema = 'severity' THEN CAST(stats_min_value AS INTEGER) END),
                max(CASE WHEN path_in_schema = 'severity' THEN CAST(stats_max_value AS INTEGER) END)
            FROM parquet_metadata(?)
            GROUP BY row_group_id
            ORDER BY row_group_id
            """;

    private static final String COLUMNS = """
            SELECT
                path_in_schema,
                sum(num_values - stats_null_count),
                bool_and(contains(encodings, 'DICTIONARY') OR stats_null_count = num_values)
            FROM parquet_metadata(?)
            GROUP BY 1
            """;

    private static final String COUNTS = """
            SELECT %s, (severity - 1) // 4, %s, count(*)
            FROM read_parquet(?)
            GROUP BY ALL
            ORDER BY ALL
            LIMIT %d
            """;

    private static final String VALUES = """
            SELECT CAST(%1$s AS VARCHAR), count(*)
            FROM read_parquet(?)
            WHERE %1$s IS NOT NULL
            GROUP BY 1
            LIMIT %2$d
            """;

    private static final String OTHER_KEYS = """
            SELECT key, count(*)
            FROM (SELECT unnest(json_keys(attributes)) AS key FROM read_parquet(?) WHERE attributes IS NOT NULL)
            GROUP BY 1
            ORDER BY 2 DESC
            LIMIT 1000
            """;

    private static final List<Field.BuiltIn> OF_EXCEPTIONS =
            List.of(Field.BuiltIn.EXCEPTION_TYPE, Field.BuiltIn.EXCEPTION_MESSAGE);

    /** They lie within one column. */
    private static final String EXCEPTIONS = "SELECT "
            + OF_EXCEPTIONS.stream()
                    .map(field -> "count(" + FieldSql.of(field, List.of()).text() + ")")
                    .collect(Collectors.joining(", "))
            + " FROM read_parquet(?) WHERE exception IS NOT NULL";

    private final Engine engine;

    SegmentInspector(Engine engine) {
        this.engine = engine;
    }

    List<Chunk> chunks(Path file) {
        return engine.read(
                CHUNKS,
                rows -> {
                    List<Chunk> chunks = new ArrayList<>();
                    while (rows.next()) {
                        chunks.add(new Chunk(
                                rows.getLong(2),
                                rows.getLong(3),
                                rows.getLong(1),
                                rows.getLong(4),
                                rows.getLong(5),
                                rows.getLong(6),
                                rows.getLong(7),
                                rows.getInt(8),
                                rows.getInt(9)));
                    }
                    return chunks;
                },
                file.toString());
    }

    SegmentSummary summary(Path file, long rows, List<AttributeColumn> attributes) {
        Map<String, Long> present = new LinkedHashMap<>();
        Map<String, Map<String, Long>> values = new LinkedHashMap<>();
        for (Column column : columns(file)) {
            Field field = field(column.name(), attributes);
            if (field != null && column.present() > 0) {
                present.put(field.text(), column.present());
                if (column.fewValues() && !isMixed(field, attributes)) {
                    putValues(file, column.name(), field, values);
                }
            }
        }
        putExceptions(file, present);
        putOtherKeys(file, present);
        List<String> services = new ArrayList<>();
        long room = Math.max(1000, rows / 8);
        List<long[]> counts = counts(file, "service", room + 1, services);
        boolean byService = counts.size() <= room;
        return new SegmentSummary(
                byService ? services : null,
                byService ? counts : counts(file, "NULL", Long.MAX_VALUE, new ArrayList<>()),
                values,
                present);
    }

    /** A column of the file. */
    private record Column(String name, long present, boolean fewValues) {}

    private List<Column> columns(Path file) {
        return engine.read(
                COLUMNS,
                rows -> {
                    List<Column> columns = new ArrayList<>();
                    while (rows.next()) {
                        columns.add(new Column(rows.getString(1), rows.getLong(2), rows.getBoolean(3)));
                    }
                    return columns;
                },
                file.toString());
    }

    private static @org.jspecify.annotations.Nullable Field field(String column, List<AttributeColumn> attributes) {
        for (int place = 0; place < attributes.size(); place++) {
            if (column.equals(AttributeColumn.name(place))) {
                return new Field.Attribute(attributes.get(place).key());
            }
        }
        return Field.of(column) instanceof Field.BuiltIn builtIn ? builtIn : null;
    }

    private static boolean isMixed(Field field, List<AttributeColumn> attributes) {
        return field instanceof Field.Attribute(String key)
                && attributes.stream().anyMatch(column -> column.key().equals(key) && column.mixed());
    }

    private void putValues(Path file, String column, Field field, Map<String, Map<String, Long>> values) {
        Map<String, Long> found = engine.read(
                VALUES.formatted(column, SegmentSummary.VALUES + 1), SegmentInspector::countsByText, file.toString());
        if (found.size() <= SegmentSummary.VALUES) {
            values.put(field.text(), found);
        }
    }

    private void putExceptions(Path file, Map<String, Long> present) {
        engine.read(
                EXCEPTIONS,
                row -> {
                    row.next();
                    for (int i = 0; i < OF_EXCEPTIONS.size(); i++) {
                        if (row.getLong(i + 1) > 0) {
                            present.put(OF_EXCEPTIONS.get(i).text(), row.getLong(i + 1));
                        }
                    }
                    return present;
                },
                file.toString());
    }

    private void putOtherKeys(Path file, Map<String, Long> present) {
        Map<String, Long> keys = engine.read(OTHER_KEYS, SegmentInspector::countsByText, file.toString());
        keys.forEach((key, count) -> present.merge(new Field.Attribute(key).text(), count, Long::sum));
    }

    private static Map<String, Long> countsByText(ResultSet rows) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        while (rows.next()) {
            counts.put(rows.getString(1), rows.getLong(2));
        }
        return counts;
    }

    private List<long[]> counts(Path file, String service, long limit, List<String> services) {
        return engine.read(
                COUNTS.formatted(Micros.bucketSql(60_000_000), service, limit),
                rows -> {
                    List<long[]> counts = new ArrayList<>();
                    Map<String, Integer> places = new LinkedHashMap<>();
                    while (rows.next()) {
                        String name = rows.getString(3);
                        int place = name == null ? -1 : places.computeIfAbsent(name, key -> places.size());
                        counts.add(new long[] {rows.getLong(1), rows.getLong(2), place, rows.getLong(4)});
                    }
                    services.addAll(places.keySet());
                    return counts;
                },
                file.toString());
    }
}
