package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest events of all apps, searchable. Holds as many as fit into three quarters of DuckDB's memory: beyond that the
 * oldest leave the tail, are counted, and stay in the journal.
 *
 * <p>Thread-safe.
 */
final class Tail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final long FLUSH_ROWS = 20_000;
    private static final long FLUSH_MILLIS = 100;
    /** What may wait in all apps together before the one who adds must move it. */
    private static final long PENDING_BYTES = 64L << 20;
    /** Tables that share the room: as the oldest leaves, at most this part of the room is empty. */
    private static final int TABLES = 16;

    private final TailDatabase database;
    private final long room;
    private final Map<AppId, AppTail> apps = new ConcurrentHashMap<>();
    private final AtomicLong left = new AtomicLong();
    private final AtomicLong pendingBytes = new AtomicLong();
    private final ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-tail").factory());

    Tail(StoreProperties properties) {
        database = new TailDatabase(properties);
        room = room(properties);
        var unused = flusher.scheduleWithFixedDelay(this::flushAll, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    static long room(StoreProperties properties) {
        return properties.tailMemory().toBytes() / 4 * 3;
    }

    /** Takes committed events in. The caller pays for moving them when too many wait already. */
    void add(AppId app, SequencedBlock block) {
        AppTail events = of(app);
        if (events.add(block) >= FLUSH_ROWS * 2) {
            flush(events);
        }
        if (pendingBytes.addAndGet(block.events().heapBytes()) > PENDING_BYTES) {
            flushAll();
        }
    }

    AppTail of(AppId app) {
        return apps.computeIfAbsent(app, id -> new AppTail(database, id, room / TABLES));
    }

    Optional<AppTail> find(AppId app) {
        return Optional.ofNullable(apps.get(app));
    }

    /** Events that left the tail since the start for want of room. */
    long left() {
        return left.get();
    }

    long rows() {
        return apps.values().stream()
                .flatMap(app -> app.tables().stream())
                .mapToLong(TailTable::rows)
                .sum();
    }

    void flushAll() {
        pendingBytes.set(0);
        apps.values().forEach(this::flush);
    }

    /** The tail of {@code app} with every event in it that was added before the call; empty when it holds none. */
    Optional<AppTail> upToDate(AppId app) {
        Optional<AppTail> found = find(app);
        found.ifPresent(this::flush);
        return found.filter(events -> !events.tables().isEmpty());
    }

    private void flush(AppTail app) {
        if (!flushed(app) && !(dropOldest() && flushed(app))) {
            long forgotten = app.forgetPending();
            left.addAndGet(forgotten);
            LOG.error("Tail of app {}: {} events cannot be searched until the next start", app.app(), forgotten);
        }
        while (bytes() > room && dropOldest()) {}
    }

    /** DuckDB counts its memory otherwise than we do, so it may be full before we think it is. */
    private static boolean flushed(AppTail app) {
        try {
            app.flush();
            return true;
        } catch (IllegalStateException e) {
            LOG.warn("Tail of app {}: {}", app.app(), e.getMessage());
            return false;
        }
    }

    private long bytes() {
        return apps.values().stream()
                .flatMap(app -> app.tables().stream())
                .mapToLong(TailTable::bytes)
                .sum();
    }

    private synchronized boolean dropOldest() {
        Optional<AppTail> oldest = apps.values().stream()
                .filter(app -> !app.tables().isEmpty())
                .min(Comparator.comparingLong(app -> app.tables().getFirst().lastSequence()));
        oldest.ifPresent(app -> {
            TailTable table = app.tables().getFirst();
            app.dropOldest();
            left.addAndGet(table.rows());
            LOG.warn(
                    "The tail is full: {} events of app {} can no longer be searched; they stay in the journal. "
                            + "Raise store.tail-memory to keep more.",
                    table.rows(),
                    app.app());
        });
        return oldest.isPresent();
    }

    @Override
    public void close() {
        flusher.shutdown();
        try {
            flusher.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
