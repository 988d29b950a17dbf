package dev.sentrylogger.tail;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads that ask the store. What waits for them is bounded by its users: one round an app, and the check. After
 * {@link #stop} tasks are dropped without a word, since the doorbell may still ring.
 */
final class TailThreads implements TailTimer {
    /** Enough that a slow query of one app does not hold up every other; more would only compete with ingest. */
    private static final int THREADS = 2;

    private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(
            THREADS, new CustomizableThreadFactory("tail-"), new ThreadPoolExecutor.DiscardPolicy());

    @Override
    public void after(Duration delay, Runnable task) {
        pool.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    void stop() {
        pool.shutdownNow();
    }
}
