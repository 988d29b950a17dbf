package dev.sentrylogger.explore.api;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * The threads on which streams search. Real ones: a virtual thread would hold on to its carrier for as long as the engine
 * works, and there are only as many carriers as cores. What waits for them is bounded by the streams that may be open.
 */
@Component
final class SearchThreads implements AutoCloseable {
    /** More than the engine takes at a time, so that a search waits for its turn there, in the order of all who ask. */
    private static final int THREADS = 16;

    private final ExecutorService pool = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("search-", 0).factory());

    void run(Runnable search) {
        pool.execute(search);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
