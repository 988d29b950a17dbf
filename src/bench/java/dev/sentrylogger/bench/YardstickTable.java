package dev.sentrylogger.bench;

import dev.sentrylogger.ServerProcesses;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.postgresql.PGConnection;

/** Fills the yardstick and prints what each step cost its processes. */
final class YardstickTable {
    private static final int ROWS_A_COPY = 100_000;
    private static final int ROWS_A_WRITE = 1000;
    private static final int LIVE_SAMPLE = 300_000;

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS event (
                time timestamptz NOT NULL, message text NOT NULL, level text NOT NULL, service text, logger text,
                host text, environment text, release text, trace_id text, attributes jsonb NOT NULL)""";
    private static final String DROP_INDEXES = "DROP INDEX IF EXISTS by_time, by_service, by_trace, by_words";
    private static final String[] B_TREES = {
        "CREATE INDEX by_time ON event (time)",
        "CREATE INDEX by_service ON event (service, time)",
        "CREATE INDEX by_trace ON event (trace_id)"
    };
    private static final String TRIGRAMS = "CREATE INDEX by_words ON event USING gin (message gin_trgm_ops)";
    private static final String COPY = "COPY %s FROM STDIN";

    private final Yardstick yardstick;
    private final Timeline times;
    private long rows;

    YardstickTable(Yardstick yardstick, Timeline times) {
        this.yardstick = yardstick;
        this.times = times;
    }

    /** Adds rows up to {@code events}, then makes the indexes anew, which costs least. */
    void fillTo(long events) throws Exception {
        var table = new Table(
                "Yardstick: a table of " + Table.count(events) + " events",
                "step",
                "s",
                "CPU µs an event",
                "bytes an event");
        run(CREATE, "CREATE EXTENSION IF NOT EXISTS pg_trgm", DROP_INDEXES);
        long before = rows;
        step(table, "COPY", events - before, events, () -> copy("event", before, events, ROWS_A_COPY));
        step(table, "three B-trees", events, events, () -> run(B_TREES));
        step(table, "trigram index", events, events, () -> run(TRIGRAMS));
        step(table, "VACUUM ANALYZE", events, events, () -> run("VACUUM ANALYZE event"));
        rows = events;
        if (before == 0) {
            live(table, Math.min(events, LIVE_SAMPLE));
        }
    }

    /** What rows cost that arrive a thousand at a time and are in every index when acknowledged. */
    private void live(Table table, long events) throws Exception {
        run("CREATE TABLE live (LIKE event INCLUDING INDEXES)");
        step(
                table,
                "COPY of " + Table.count(events) + ", 1,000 at a time, into all indexes",
                events,
                events,
                () -> copy("live", 0, events, ROWS_A_WRITE));
        run("DROP TABLE live");
    }

    private interface Work {
        void run() throws Exception;
    }

    private void step(Table table, String name, long worked, long stored, Work work) throws Exception {
        long size = size();
        long cpu = cpu();
        long start = System.nanoTime();
        work.run();
        table.row(
                name,
                Table.one((System.nanoTime() - start) / 1e9),
                Table.two((cpu() - cpu) / 1e3 / worked),
                Table.one((double) (size() - size) / (name.equals("COPY") ? worked : stored)));
    }

    private void copy(String table, long from, long to, int rowsACopy) throws SQLException, IOException {
        var event = new ShopEvent();
        var out = new Bytes();
        var manager = yardstick.connection().unwrap(PGConnection.class).getCopyAPI();
        for (long first = from; first < to; first += rowsACopy) {
            var copy = manager.copyIn(COPY.formatted(table));
            long end = Math.min(to, first + rowsACopy);
            for (long at = first; at < end; at += ROWS_A_WRITE) {
                out.clear();
                for (long number = at; number < Math.min(end, at + ROWS_A_WRITE); number++) {
                    row(out, event.at(number, times));
                }
                copy.writeToCopy(out.array(), 0, out.length());
            }
            copy.endCopy();
        }
    }

    private static void row(Bytes out, ShopEvent event) {
        var seconds = Instant.ofEpochSecond(event.micros() / 1_000_000).toString();
        out.text(seconds.substring(0, seconds.length() - 1)).text(".").padded(event.micros(), 6).text("Z\t");
        event.message(out);
        out.text("\t").text(ShopEvent.LEVELS[event.levelIndex()]);
        out.text("\t").text(ShopEvent.SERVICES[event.serviceIndex()]);
        out.text("\t").text(ShopEvent.LOGGERS[event.serviceIndex()]);
        out.text("\t").text(ShopEvent.HOSTS[event.hostIndex()]);
        out.text("\t").text(ShopEvent.ENVIRONMENTS[event.environmentIndex()]);
        out.text("\t").text(ShopEvent.RELEASES[event.releaseIndex()]);
        out.text("\t");
        if (event.traced()) {
            event.traceId(out);
        } else {
            out.text("\\N");
        }
        out.text("\t{");
        event.attributes(out);
        out.text("}\n");
    }

    private void run(String... statements) throws SQLException {
        Connection connection = yardstick.connection();
        try (var statement = connection.createStatement()) {
            // Several workers would need more temporary files than the server's settings allow.
            statement.execute("SET max_parallel_maintenance_workers = 0");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private long size() throws SQLException {
        try (var statement = yardstick.connection().createStatement();
                var size = statement.executeQuery("SELECT pg_database_size(current_database())")) {
            size.next();
            return size.getLong(1);
        }
    }

    private long cpu() throws IOException {
        return ServerProcesses.cpu(ServerProcesses.in(yardstick.cluster())).toNanos();
    }
}
