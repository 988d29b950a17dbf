package dev.sentrylogger.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second whether the postmaster lives and starts it again when it does not: at once the first time, later and
 * later while it keeps dying. The rest of the server answers meanwhile, without a database.
 */
final class Supervisor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Supervisor.class);

    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** Also how long an operator waits for it who made room on a full disk. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** It has recovered for good when it lived this long. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final Postmaster postmaster;
    private final Start start;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Starts the database and leaves everything as at the first start. */
    interface Start {
        void run() throws IOException, InterruptedException;
    }

    Supervisor(Postmaster postmaster, Start start) {
        this.postmaster = postmaster;
        this.start = start;
        Thread.ofPlatform().daemon().name("postgres-supervisor").start(this::watch);
    }

    private void watch() {
        try {
            int restarts = 0;
            long lastRestart = System.nanoTime();
            while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                if (isWell()) {
                    restarts = System.nanoTime() - lastRestart > STEADY.toNanos() ? 0 : restarts;
                    continue;
                }
                if (closing.await(pauseBefore(restarts).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                restarts++;
                restart();
                lastRestart = System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isWell() {
        try {
            postmaster.boundLog();
            return postmaster.isRunning();
        } catch (IOException e) {
            // Out of file handles, or the disk is failing: no reason to stop a database that may be running.
            log.warn("Cannot see whether PostgreSQL is running: {}", e.toString());
            return true;
        }
    }

    static Duration pauseBefore(int restarts) {
        if (restarts == 0) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(restarts - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void restart() throws InterruptedException {
        log.warn("PostgreSQL has died; starting it again, committed events are safe");
        try {
            start.run();
            log.info("PostgreSQL is back");
        } catch (IOException | RuntimeException e) {
            log.error("PostgreSQL did not come back: {}", e.getMessage());
        }
    }

    /** Ends the watch; a restart that is under way runs to its end. */
    @Override
    public void close() {
        closing.countDown();
    }
}
