package dev.sentrylogger.explore.ui;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The threads on which pages ask the store. Real ones: a virtual thread would hold on to its carrier for as long as the
 * engine works. What waits for them is bounded by the pages that are open, each with a few questions at a time.
 */
@Component
@Lazy
final class PageThreads implements Executor {
    /** More than the engine takes at a time, so that a question waits for its turn there. */
    private static final int THREADS = 16;

    private final ExecutorService pool = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("page-", 0).factory());

    @Override
    public void execute(Runnable question) {
        pool.execute(question);
    }

    @PreDestroy
    void stop() {
        pool.shutdownNow();
    }
}
