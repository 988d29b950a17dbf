package dev.sentrylogger.store;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * The DuckDB that holds the tail tables: in memory, without access to files, network or extensions, its configuration
 * locked. Values reach it as bound parameters only.
 *
 * <p>Thread-safe: each call takes a connection of its own, because a statement that failed or was cancelled is of no use
 * afterwards.
 */
final class TailDatabase implements AutoCloseable {
    private final DuckDBConnection database;
    private final Duration deadline;
    private final Semaphore queries;
    private final Map<Long, PendingRows> pending = new ConcurrentHashMap<>();
    private final AtomicLong keys = new AtomicLong();

    TailDatabase(StoreProperties properties) {
        deadline = properties.queryDeadline();
        queries = new Semaphore(properties.queries(), true);
        try {
            database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings(properties));
            DuckDBFunctions.tableFunction()
                    .withName("pending_rows")
                    .withParameter(long.class)
                    .withFunction(new PendingFunction())
                    .register(database);
            try (var statement = database.createStatement()) {
                statement.execute("SET enable_external_access = false");
                statement.execute("SET lock_configuration = true");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start: " + e.getMessage(), e);
        }
    }

    private static Properties settings(StoreProperties properties) {
        var settings = new Properties();
        settings.setProperty("memory_limit", properties.tailMemory().toMegabytes() + "MiB");
        settings.setProperty("threads", String.valueOf(properties.tailThreads()));
        // Without a place to spill to, passing the memory limit is an error of the one query that did it.
        settings.setProperty("temp_directory", "");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return settings;
    }

    /** Runs a statement without values: DDL over names we made ourselves. */
    void execute(String sql) {
        try (var connection = database.duplicate();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("tail table: " + e.getMessage(), e);
        }
    }

    /** @param sql reads {@code pending_rows(?)} */
    void insert(String sql, List<SequencedBlock> blocks) {
        long key = keys.incrementAndGet();
        pending.put(key, new PendingRows(blocks));
        try (var connection = database.duplicate();
                var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("tail table: " + e.getMessage(), e);
        } finally {
            pending.remove(key);
        }
    }

    /**
     * Runs one query and reads its rows.
     *
     * @throws SearchTimeoutException when it waits or runs longer than the deadline
     * @throws SearchFailedException when it needs more memory than there is
     */
    <T> T query(String sql, List<Object> parameters, Rows<T> rows) {
        long start = System.nanoTime();
        try {
            if (!queries.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SearchTimeoutException(deadline, new TimeoutException("too many searches at once"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchTimeoutException(deadline, e);
        }
        try (var connection = database.duplicate();
                var statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout((int) Math.max(1, deadline.toSeconds()));
            bind(statement, parameters);
            try (var results = statement.executeQuery()) {
                return rows.read(results);
            }
        } catch (SQLException e) {
            if (System.nanoTime() - start >= deadline.toNanos()) {
                throw new SearchTimeoutException(deadline, e);
            }
            if (outOfMemory(e)) {
                throw SearchFailedException.outOfMemory(e);
            }
            throw new IllegalStateException("search: " + e.getMessage(), e);
        } finally {
            queries.release();
        }
    }

    /** DuckDB's driver gives no codes. */
    private static boolean outOfMemory(SQLException e) {
        return e.getMessage() != null && e.getMessage().contains("Out of Memory");
    }

    private static void bind(PreparedStatement statement, List<Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not close: " + e.getMessage(), e);
        }
    }

    /** Reads what a query returned. */
    @FunctionalInterface
    interface Rows<T> {
        T read(ResultSet results) throws SQLException;
    }

    /** {@code pending_rows(key)}: the fastest way for columns of ours into DuckDB, half the cost of its appender. */
    private final class PendingFunction implements DuckDBTableFunction<Long, PendingRows, Object> {
        @Override
        public Long bind(DuckDBTableFunctionBindInfo info) {
            PendingRows.declare(info);
            return info.getParameter(0).getLong();
        }

        @Override
        public PendingRows init(DuckDBTableFunctionInitInfo info) {
            info.setMaxThreads(1);
            Long key = info.getBindData();
            PendingRows rows = pending.get(key);
            if (rows == null) {
                throw new IllegalStateException("no pending rows " + key);
            }
            return rows;
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
            PendingRows rows = info.getInitData();
            return rows.writeTo(chunk);
        }
    }
}
