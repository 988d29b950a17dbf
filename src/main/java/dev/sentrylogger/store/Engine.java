package dev.sentrylogger.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.springframework.util.unit.DataSize;

/**
 * A DuckDB: one holds the tail tables and searches them and the segments, another writes segments. In memory, with access
 * to one directory of files and to nothing else, without network or extensions, its configuration locked. Values reach it as bound
 * parameters only.
 *
 * <p>Thread-safe: each call takes a connection of its own, because a statement that failed or was cancelled is of no use
 * afterwards.
 */
final class Engine implements AutoCloseable {
    private final DuckDBConnection database;
    private final Semaphore queries;
    private final boolean forQueries;
    private final Map<Long, RowSource> sources = new ConcurrentHashMap<>();
    private final AtomicLong keys = new AtomicLong();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-deadlines").factory());

    /** The one that holds the newest events and answers questions. */
    static Engine forQueries(StoreProperties properties, Path files) {
        return new Engine(files, properties.engineMemory(), properties.engineThreads(), properties.queries(), true);
    }

    /**
     * The one that writes and merges segments. It has no threads of its own: they would take the work from the caller,
     * who burns as much again waiting for them.
     */
    static Engine forSegments(StoreProperties properties, Path files) {
        return new Engine(files, properties.sealingMemory(), 1, 1, false);
    }

    /** @param files the directory of the segments' local copies; exists */
    private Engine(Path files, DataSize memory, int threads, int queriesAtOnce, boolean forQueries) {
        this.forQueries = forQueries;
        queries = new Semaphore(queriesAtOnce, true);
        try {
            database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings(memory, threads));
            DuckDBFunctions.tableFunction()
                    .withName("source_rows")
                    .withParameter(long.class)
                    .withFunction(new SourceFunction())
                    .register(database);
            try (var statement = database.createStatement()) {
                statement.execute("SET allowed_directories = [" + literal(files + "/") + "]");
                statement.execute("SET parquet_metadata_cache = true");
                statement.execute("SET enable_external_access = false");
                statement.execute("SET lock_configuration = true");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start: " + e.getMessage(), e);
        }
    }

    private static Properties settings(DataSize memory, int threads) {
        var settings = new Properties();
        settings.setProperty("memory_limit", memory.toMegabytes() + "MiB");
        settings.setProperty("threads", String.valueOf(threads));
        // Without a place to spill to, passing the memory limit is an error of the one query that did it.
        settings.setProperty("temp_directory", "");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return settings;
    }

    /** Where SQL takes no parameter: the name of a file of ours. */
    static String literal(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }

    /** Runs a statement that answers nothing. */
    void execute(String sql, Object... parameters) {
        try (var connection = database.duplicate();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, List.of(parameters));
            statement.execute();
        } catch (SQLException e) {
            if (outOfMemory(e) && forQueries) {
                throw SearchFailedException.outOfMemory(e);
            }
            throw new IllegalStateException("DuckDB: " + e.getMessage(), e);
        }
    }

    /** @param sql reads {@code source_rows(?)} */
    void execute(String sql, RowSource rows) {
        long key = keys.incrementAndGet();
        sources.put(key, rows);
        try {
            execute(sql, key);
        } finally {
            sources.remove(key);
        }
    }

    /** Reads something about our own files: no person waits for it. */
    <T> T read(String sql, Rows<T> rows, Object... parameters) {
        try (var connection = database.duplicate();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, List.of(parameters));
            try (var results = statement.executeQuery()) {
                return rows.read(results);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB: " + e.getMessage(), e);
        }
    }

    /**
     * Runs one statement of a question and reads its rows.
     *
     * @throws SearchTimeoutException when the deadline passes before the end
     * @throws SearchCancelledException when the question was cancelled
     * @throws SearchFailedException when it needs more memory than there is
     */
    <T> T query(Deadline deadline, String sql, List<Object> parameters, Rows<T> rows) {
        deadline.check();
        takeTurn(deadline);
        try (var connection = database.duplicate();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            // What was cancelled while it waited must not begin: it would not hear of it again.
            deadline.check();
            return run(deadline, statement, rows);
        } catch (SQLException e) {
            deadline.check();
            if (outOfMemory(e)) {
                throw SearchFailedException.outOfMemory(e);
            }
            if (badPattern(e)) {
                throw SearchFailedException.patternTooLarge(e);
            }
            throw new IllegalStateException("search: " + e.getMessage(), e);
        } finally {
            queries.release();
        }
    }

    private void takeTurn(Deadline deadline) {
        try {
            if (!queries.tryAcquire(deadline.remainingMillis(), TimeUnit.MILLISECONDS)) {
                throw new SearchTimeoutException(deadline.limit(), new TimeoutException("too many searches at once"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchTimeoutException(deadline.limit(), e);
        }
    }

    private <T> T run(Deadline deadline, PreparedStatement statement, Rows<T> rows) throws SQLException {
        Runnable end = () -> cancel(statement);
        var timer = deadlines.schedule(end, deadline.remainingMillis(), TimeUnit.MILLISECONDS);
        deadline.cancellation().running(end);
        try (var results = statement.executeQuery()) {
            return rows.read(results);
        } finally {
            deadline.cancellation().ended(end);
            timer.cancel(false);
        }
    }

    private static void cancel(PreparedStatement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // It ended by itself.
        }
    }

    /** DuckDB's driver gives no codes. */
    private static boolean outOfMemory(SQLException e) {
        return e.getMessage() != null && e.getMessage().contains("Out of Memory");
    }

    /** What the parser accepts and RE2 in C++ refuses: only patterns that would become too large. */
    private static boolean badPattern(SQLException e) {
        return e.getMessage() != null
                && (e.getMessage().contains("pattern too large")
                        || e.getMessage().contains("invalid repetition size"));
    }

    private static void bind(PreparedStatement statement, List<Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            Object value = parameters.get(i);
            statement.setObject(
                    i + 1,
                    value instanceof List<?> texts
                            ? statement.getConnection().createArrayOf("VARCHAR", texts.toArray())
                            : value);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
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

    /** Rows of ours as a table: the cheapest way for columns into DuckDB, half the cost of its appender. */
    interface RowSource {
        /** Names and types of its columns, in their order. */
        Map<String, DuckDBColumnType> columns();

        /** @return rows written, 0 when there are no more */
        int writeTo(DuckDBDataChunkWriter chunk);
    }

    /** {@code source_rows(key)}. */
    private final class SourceFunction implements DuckDBTableFunction<Long, RowSource, Object> {
        @Override
        public Long bind(DuckDBTableFunctionBindInfo info) {
            long key = info.getParameter(0).getLong();
            source(key).columns().forEach(info::addResultColumn);
            return key;
        }

        @Override
        public RowSource init(DuckDBTableFunctionInitInfo info) {
            info.setMaxThreads(1);
            Long key = info.getBindData();
            return source(key);
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
            RowSource rows = info.getInitData();
            return rows.writeTo(chunk);
        }

        private RowSource source(long key) {
            RowSource rows = sources.get(key);
            if (rows == null) {
                throw new IllegalStateException("no rows " + key);
            }
            return rows;
        }
    }
}
