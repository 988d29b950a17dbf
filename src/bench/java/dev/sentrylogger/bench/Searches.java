package dev.sentrylogger.bench;

import dev.sentrylogger.BenchServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One person who searches, beside what is measured: the usual questions in turn, a tenth of a second between two. */
final class Searches implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;

    private final Latencies latencies = new Latencies();
    private final CompletableFuture<Void> running;
    private volatile boolean stopped;
    private volatile int failed;

    private Searches(Connection connection, List<String> paths) {
        running = CompletableFuture.runAsync(() -> search(connection, paths));
    }

    /** @param overview requests for what the page shows beside its rows */
    static Searches start(BenchServer server, String app, List<String> overview) throws Exception {
        var connection = new Connection(URI.create(server.url), BenchServer.TOKEN);
        List<String> paths = new ArrayList<>(List.of(
                Question.events(app, ""),
                Question.events(app, ShopEvent.COMMON),
                Question.events(app, "level:error " + ShopEvent.COMMON),
                Question.events(app, ShopEvent.RARE)));
        paths.addAll(overview);
        return new Searches(connection, paths);
    }

    private void search(Connection connection, List<String> paths) {
        try (connection) {
            for (int i = 0; !stopped; i++) {
                long asked = System.nanoTime();
                var answer = connection.get(paths.get(i % paths.size()));
                if (answer.status() == 200 && answer.isJson()) {
                    latencies.add(System.nanoTime() - asked);
                } else {
                    failed++;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (Exception e) {
            throw new IllegalStateException("A search beside the load failed", e);
        }
    }

    /** Ends it and answers how long each search took. */
    Latencies stop() {
        stopped = true;
        running.join();
        return latencies;
    }

    /** How many were not answered with 200. */
    int failed() {
        return failed;
    }

    @Override
    public void close() {
        stopped = true;
    }
}
