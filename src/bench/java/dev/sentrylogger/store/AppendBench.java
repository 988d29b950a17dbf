package dev.sentrylogger.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures the store alone: appends of events of about 280 bytes, searches over them, and the rebuild.
 *
 * <p>Arguments: JDBC URL of an empty PostgreSQL with its user, threads, events a batch, seconds. Run it with the test
 * classpath.
 */
final class AppendBench {
    private static final StoreProperties PROPERTIES = StoreProperties.defaults();

    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[1]);
        int size = Integer.parseInt(args[2]);
        int seconds = Integer.parseInt(args[3]);
        try (var database = new HikariDataSource()) {
            database.setJdbcUrl(args[0]);
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS journal, ingest_batch");
                statement.execute(Files.readString(Path.of("db/changelog/store/001-journal.sql")));
            }
            var app = new AppId(UUID.randomUUID());
            var store = new PostgresEventStore(database, PROPERTIES, event -> {}, Clock.systemUTC());
            store.start();
            append(store, app, threads, size, 3);
            append(store, app, threads, size, seconds);
            search(store, app);
            size(database);
            store.stop();

            long start = System.nanoTime();
            store.start();
            System.out.printf("start, rebuild included: %d ms%n", (System.nanoTime() - start) / 1_000_000);
            store.stop();
        }
    }

    private static void append(EventStore store, AppId app, int threads, int size, int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Long> latencies = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<List<Long>>> workers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int seed = thread;
                workers.add(pool.submit(() -> appendUntil(end, store, app, size, new Random(seed))));
            }
            for (Future<List<Long>> worker : workers) {
                latencies.addAll(worker.get());
            }
        }
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%d threads x %d: %,d events/s, p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                threads,
                size,
                (long) sorted.length * size / seconds,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }

    private static List<Long> appendUntil(long end, EventStore store, AppId app, int size, Random random) {
        List<Long> latencies = new ArrayList<>();
        while (System.nanoTime() < end) {
            var batch = new EventBatch(app, events(size, random), null);
            long start = System.nanoTime();
            AppendOutcome outcome = store.append(batch);
            if (!(outcome instanceof AppendOutcome.Stored)) {
                throw new IllegalStateException("not stored: " + outcome);
            }
            latencies.add(System.nanoTime() - start);
        }
        return latencies;
    }

    private static List<LogEvent> events(int size, Random random) {
        Instant now = Instant.now();
        List<LogEvent> events = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            attributes.put("user.id", "u-" + random.nextInt(100_000));
            attributes.put("http.path", "/api/orders/" + random.nextInt(1_000_000));
            attributes.put("http.status", (long) (random.nextInt(50) == 0 ? 500 : 200));
            attributes.put("duration_ms", random.nextDouble() * 1000);
            events.add(new LogEvent(
                    EventIds.at(now),
                    now.plusNanos(i * 1000L),
                    now,
                    random.nextInt(20) == 0 ? 17 : 9,
                    "Order " + Long.toHexString(random.nextLong()) + " of customer " + random.nextInt(1_000_000)
                            + " handled, " + random.nextInt(20) + " items",
                    null,
                    "shop.orders.handler",
                    "checkout",
                    "production",
                    "1.4.2",
                    "web-" + random.nextInt(4),
                    null,
                    null,
                    new Attributes(attributes),
                    null,
                    "native sentry-logger-python/0.1.0"));
        }
        return events;
    }

    private static void search(EventStore store, AppId app) {
        for (String word : List.of("", "handled", "order 00", "web-2", "nowhere to be found", "u-4242")) {
            EventFilter filter = word.isEmpty() ? new EventFilter.Everything() : new EventFilter.Contains(word);
            long[] times = new long[3];
            int found = 0;
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                found = store.search(EventQuery.newest(app, filter, 100)).events().size();
                times[i] = System.nanoTime() - start;
            }
            Arrays.sort(times);
            System.out.printf("newest 100 of '%s': %.1f ms, %d found%n", word, times[1] / 1e6, found);
        }
    }

    private static void size(HikariDataSource database) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var sums = statement.executeQuery(
                        "SELECT sum(event_count), sum(octet_length(events)), sum(raw_bytes), count(*) FROM journal")) {
            sums.next();
            System.out.printf(
                    "journal: %,d events in %d rows, %.1f bytes an event of %.1f bytes of text%n",
                    sums.getLong(1),
                    sums.getLong(4),
                    (double) sums.getLong(2) / sums.getLong(1),
                    (double) sums.getLong(3) / sums.getLong(1));
        }
    }
}
