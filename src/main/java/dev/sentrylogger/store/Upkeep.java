package dev.sentrylogger.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the store does by itself: seals what is due several times a second; merges when there is little else to do; drops
 * what is too old once a minute. What fails is tried again.
 */
final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long SEAL_MILLIS = 100;
    private static final long MERGE_MILLIS = 2_000;
    private static final long RETENTION_SECONDS = 60;
    /** Events stored since the last look at which merging waits: the processor is needed elsewhere. */
    private static final long BUSY_EVENTS = 20_000;
    /** It waits no longer than so many looks: on a server that is never idle, segments would become ever more. */
    private static final long BUSY_LOOKS = 5;

    private final Sealer sealer;
    private final Merger merger;
    private final Retention retention;
    private final JournalGenerations generations;
    private final SegmentDays days;
    private final LongSupplier stored;
    private final ScheduledExecutorService sealing = thread("store-sealing");
    private final ScheduledExecutorService merging = thread("store-merging");
    private long storedBefore;
    private long looks;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** @param stored events stored since the start */
    Upkeep(
            Sealer sealer,
            Merger merger,
            Retention retention,
            JournalGenerations generations,
            SegmentDays days,
            LongSupplier stored) {
        this.sealer = sealer;
        this.merger = merger;
        this.retention = retention;
        this.generations = generations;
        this.days = days;
        this.stored = stored;
    }

    private static ScheduledExecutorService thread(String name) {
        ThreadFactory threads = Thread.ofPlatform().daemon().name(name).factory();
        return Executors.newSingleThreadScheduledExecutor(work -> threads.newThread(LowPriority.of(work)));
    }

    void start() {
        every(sealing, SEAL_MILLIS, this::seal);
        every(merging, MERGE_MILLIS, this::merge);
        every(merging, RETENTION_SECONDS * 1_000, this::dropOld);
    }

    private static void every(ScheduledExecutorService thread, long millis, Runnable work) {
        var unused = thread.scheduleWithFixedDelay(work, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void seal() {
        attempt("Sealing", () -> {
            while (sealer.sealDue() && !Thread.currentThread().isInterrupted()) {
                generations.turn();
            }
        });
    }

    private void merge() {
        attempt("Merging", () -> {
            long now = stored.getAsLong();
            boolean busy = ++looks % BUSY_LOOKS != 0 && now - storedBefore > BUSY_EVENTS;
            storedBefore = now;
            while (!busy && !Thread.currentThread().isInterrupted() && merger.mergeOne()) {
                now = stored.getAsLong();
                busy = now - storedBefore > BUSY_EVENTS;
                storedBefore = now;
            }
        });
    }

    private void dropOld() {
        attempt("Dropping old events", () -> {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            days.make(today);
            days.make(today.plusDays(1));
            retention.run();
            generations.turn();
        });
    }

    private void attempt(String what, Work work) {
        try {
            work.run();
            failing.remove(what);
        } catch (SQLException | IOException | RuntimeException | Error e) {
            // An error too: the thread must live on, or nothing is ever sealed again.
            if (failing.add(what)) {
                LOG.warn("{} failed and will be tried again: {}", what, e.getMessage(), e);
            }
        }
    }

    /** One of the things to do. */
    private interface Work {
        void run() throws SQLException, IOException;
    }

    @Override
    public void close() {
        for (ExecutorService thread : new ExecutorService[] {sealing, merging}) {
            thread.shutdown();
            try {
                if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                    thread.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
