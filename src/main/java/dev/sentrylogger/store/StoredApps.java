package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stored events of all apps. Thread-safe. */
final class StoredApps implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredApps.class);
    private static final long LOAD_MILLIS = 100;

    private final Engine engine;
    private final long partBytes;
    private final Map<AppId, AppEvents> apps = new ConcurrentHashMap<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final ScheduledExecutorService loader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-tail").factory());

    /** @param partBytes see {@link AppEvents} */
    StoredApps(Engine engine, long partBytes) {
        this.engine = engine;
        this.partBytes = partBytes;
        var unused = loader.scheduleWithFixedDelay(this::loadWatched, LOAD_MILLIS, LOAD_MILLIS, TimeUnit.MILLISECONDS);
    }

    AppEvents of(AppId app) {
        return apps.computeIfAbsent(app, id -> new AppEvents(engine, id, partBytes, waitingBytes));
    }

    Optional<AppEvents> find(AppId app) {
        return Optional.ofNullable(apps.get(app));
    }

    Collection<AppEvents> all() {
        return apps.values();
    }

    /** What the events that lie in no segment take, decoded, but for those of apps whose sealing fails. */
    long waitingBytes() {
        return waitingBytes.get();
    }

    /** Every event of {@code app} stored before the call. */
    Snapshot snapshot(AppId app) {
        return find(app).map(AppEvents::snapshot).orElse(Snapshot.EMPTY);
    }

    /** Whoever asks next finds most events moved already. */
    private void loadWatched() {
        for (AppEvents app : apps.values()) {
            try {
                if (app.watched()) {
                    app.load();
                } else {
                    app.unload();
                }
            } catch (RuntimeException | Error e) {
                LOG.warn("Newest events of app {}: {}", app.app(), e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        loader.shutdown();
        try {
            loader.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        apps.values().forEach(AppEvents::close);
    }
}
