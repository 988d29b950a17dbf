package dev.sentrylogger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's partitions: what is written now goes into the newest; an older one is dropped as a whole once all its
 * events lie in segments, because deleting its rows would leave their space behind.
 */
final class JournalGenerations {
    private static final Logger LOG = LoggerFactory.getLogger(JournalGenerations.class);
    private static final long GENERATION_BYTES = 64L << 20;

    private static final String LIST = """
            SELECT CAST(substring(relname FROM 9) AS integer)
            FROM pg_inherits
            JOIN pg_class ON pg_class.oid = inhrelid
            WHERE inhparent = 'journal'::regclass
            ORDER BY 1
            """;

    /** An app's events are given up in their order, so its newest row decides. */
    private static final String HOLDS_UNSEALED = """
            SELECT EXISTS (
                SELECT
                FROM journal_%d
                LEFT JOIN sealed USING (app_id)
                WHERE first_sequence + event_count - 1 > coalesce(through, 0))
            """;

    private final DataSource database;
    private final long maxAgeNanos;
    private final AtomicLong written = new AtomicLong();
    private volatile int current;
    private volatile long since;

    JournalGenerations(DataSource database, Duration maxAge) {
        this.database = database;
        maxAgeNanos = maxAge.toNanos();
    }

    /** Begins a generation, so that all earlier ones can go. */
    void start() throws SQLException {
        List<Integer> present = list();
        begin(present.isEmpty() ? 1 : present.getLast() + 1);
    }

    /** Where new rows go. */
    int current() {
        return current;
    }

    void wrote(long bytes) {
        written.addAndGet(bytes);
    }

    /**
     * Begins the next generation when this one is large or old, and drops those that are not needed any more. One thread
     * at a time: both sealing and retention do it.
     */
    synchronized void turn() throws SQLException {
        boolean old = written.get() > 0 && System.nanoTime() - since > maxAgeNanos;
        if (written.get() > GENERATION_BYTES || old) {
            begin(current + 1);
        }
        for (int generation : list()) {
            if (generation < current && !holdsUnsealed(generation)) {
                drop(generation);
            }
        }
    }

    private void begin(int generation) throws SQLException {
        alone(connection -> execute(
                connection,
                "CREATE TABLE IF NOT EXISTS journal_%1$d PARTITION OF journal FOR VALUES IN (%1$d)"
                        .formatted(generation)));
        since = System.nanoTime();
        written.set(0);
        current = generation;
    }

    /**
     * Who writes holds the journal while it does, so once this holds it alone nothing that is not committed can be in the
     * generation, and what is committed can be seen.
     */
    private void drop(int generation) throws SQLException {
        alone(connection -> {
            if (!holdsUnsealed(connection, generation)) {
                execute(connection, "DROP TABLE journal_" + generation);
                LOG.debug("journal generation {} dropped", generation);
            }
        });
    }

    private List<Integer> list() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LIST);
                var rows = statement.executeQuery()) {
            List<Integer> generations = new ArrayList<>();
            while (rows.next()) {
                generations.add(rows.getInt(1));
            }
            return generations;
        }
    }

    private boolean holdsUnsealed(int generation) throws SQLException {
        try (var connection = database.getConnection()) {
            return holdsUnsealed(connection, generation);
        }
    }

    private static boolean holdsUnsealed(Connection connection, int generation) throws SQLException {
        try (var statement = connection.prepareStatement(HOLDS_UNSEALED.formatted(generation));
                var row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A change of the partitions locks the journal: better later than that the writer waits for whoever holds it. */
    private void alone(Transactions.Work<SQLException> work) throws SQLException {
        Transactions.run(database, connection -> {
            execute(connection, "SET LOCAL lock_timeout = '2s'");
            execute(connection, "LOCK TABLE ONLY journal IN ACCESS EXCLUSIVE MODE");
            work.run(connection);
        });
    }
}
