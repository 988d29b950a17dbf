package dev.sentrylogger.bench;

import dev.sentrylogger.database.BenchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What a running server keeps in its data folder, by part. */
final class Disk {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final double SAME = 0.005;
    private static final long SMALL = 128 << 10;

    private static final String RELATIONS = """
            SELECT c.relname,
                pg_table_size(c.oid) - coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0) AS heap,
                coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0) AS toast,
                pg_indexes_size(c.oid) AS indexes
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            ORDER BY pg_total_relation_size(c.oid) DESC
            """;
    private static final String WAL = "SELECT sum(size) FROM pg_ls_waldir()";

    private final Path data;

    Disk(Path data) {
        this.data = data;
    }

    private record Relation(String name, long heap, long toast, long indexes) {
        long total() {
            return heap + toast + indexes;
        }
    }

    /** Waits until what belongs to events has not changed by half a percent for {@code quiet}. */
    void awaitQuiet(Duration quiet) throws Exception {
        long start = System.nanoTime();
        long since = start;
        long size = events();
        while (System.nanoTime() - since < quiet.toNanos() && System.nanoTime() - start < LONGEST.toNanos()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(LOOK.toNanos(), quiet.toNanos()));
            long now = events();
            if (Math.abs(now - size) > SAME * size) {
                size = now;
                since = System.nanoTime();
            }
        }
    }

    private long events() throws Exception {
        return relations().stream().mapToLong(Relation::total).sum()
                + folders().values().stream().mapToLong(Long::longValue).sum();
    }

    /** @param events all that this server ever stored */
    void print(String title, long events) throws Exception {
        var table = new Table(title, "part", "heap B", "toast B", "indexes B", "total", "bytes an event");
        long all = 0;
        for (Relation relation : relations()) {
            all += relation.total();
            if (relation.total() >= SMALL) {
                row(table, relation.name(), relation.total(), events, relation.heap(), relation.toast(), relation.indexes());
            }
        }
        row(table, "**all tables**", all, events);
        for (var folder : folders().entrySet()) {
            row(table, folder.getKey() + "/", folder.getValue(), events);
        }
        row(table, "write-ahead log, bounded", wal(), events);
    }

    private static void row(Table table, String name, long total, long events, long... parts) {
        List<Object> cells = new ArrayList<>(List.of(name));
        for (int i = 0; i < 3; i++) {
            cells.add(i < parts.length ? Table.count(parts[i]) : "");
        }
        cells.add(Table.megabytes(total));
        cells.add(Table.two((double) total / events));
        table.row(cells.toArray());
    }

    private List<Relation> relations() throws IOException, SQLException {
        List<Relation> relations = new ArrayList<>();
        try (var connection = BenchDatabase.connect(data);
                var statement = connection.createStatement();
                var row = statement.executeQuery(RELATIONS)) {
            while (row.next()) {
                relations.add(new Relation(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
            }
        }
        return relations;
    }

    private long wal() throws IOException, SQLException {
        try (var connection = BenchDatabase.connect(data);
                var statement = connection.createStatement();
                var row = statement.executeQuery(WAL)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Everything beside the database and its programs, such as the cache of segments. */
    private Map<String, Long> folders() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (var folders = Files.newDirectoryStream(data, Files::isDirectory)) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                if (!name.startsWith("postgres")) {
                    sizes.put(name, size(folder));
                }
            }
        }
        return sizes;
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(Disk::fileSize).sum();
        }
    }

    private static long fileSize(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
