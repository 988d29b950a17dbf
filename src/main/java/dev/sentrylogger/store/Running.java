package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What exists while the store runs, put together and taken apart in the right order. */
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final long FULL_MILLIS = 20;

    private final StoreProperties properties;
    private final Engine engine;
    private final Engine sealing;
    private final StoredApps apps;
    private final Sealer sealer;
    private final Upkeep upkeep;
    private final StoreReader reader;
    private final Merger merger;
    private final Retention retention;
    private final EventDeletion deletion;
    private final SegmentExchange exchange;
    private final JournalGenerations generations;
    private final AtomicLong stored = new AtomicLong();
    private volatile boolean closed;

    Running(DataSource database, StoreProperties properties, JournalGenerations generations, Clock clock)
            throws SQLException, IOException {
        this.properties = properties;
        this.generations = generations;
        Files.createDirectories(properties.segments());
        var table = new SegmentTable(database);
        var days = new SegmentDays(database);
        var directory = properties.segments().toAbsolutePath().normalize();
        engine = Engine.forQueries(properties, directory);
        sealing = Engine.forSegments(properties, directory);
        apps = new StoredApps(engine, properties.segmentBytes());
        try {
            var files = new SegmentFiles(directory, properties.segmentCache().toBytes(), table::file);
            var knowledge = new SegmentKnowledge(table);
            var writer = new SegmentWriter(sealing, files);
            sealer = new Sealer(properties, apps, writer, table, files);
            var merge = new SegmentMerge(sealing, files, knowledge, writer);
            exchange = new SegmentExchange(table, days, files);
            merger = new Merger(apps, merge, exchange);
            deletion = new EventDeletion(sealer, sealing, files, knowledge, merge, exchange, table);
            retention = new Retention(properties, apps, table, exchange, deletion, days, clock);
            upkeep = new Upkeep(sealer, merger, retention, generations, days, stored::get);
            reader = new StoreReader(apps, new EventReader(engine, files, knowledge), properties.queryDeadline());
            restore(table, files);
            generations.start();
            upkeep.start();
            replay(database);
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void restore(SegmentTable table, SegmentFiles files) throws SQLException {
        List<Segment> segments = table.list();
        files.clean(segments.stream().collect(Collectors.toMap(Segment::id, Segment::fileBytes)));
        Map<AppId, List<SegmentHandle>> byApp = new HashMap<>();
        for (Segment segment : segments) {
            byApp.computeIfAbsent(segment.app(), app -> new ArrayList<>()).add(new SegmentHandle(segment, files));
        }
        table.sealedThrough()
                .forEach((app, through) -> apps.of(app).restore(byApp.getOrDefault(app, List.of()), through));
    }

    private void replay(DataSource database) throws SQLException {
        long began = System.nanoTime();
        try (var connection = database.getConnection()) {
            long events = JournalReplay.run(connection, (app, frame) -> {
                add(app, frame);
                waitForRoom();
            });
            LOG.info("{} events read from the journal in {} ms", events, (System.nanoTime() - began) / 1_000_000);
        }
    }

    StoreReader reader() {
        return reader;
    }

    StoredApps apps() {
        return apps;
    }

    /** Whether the app's events cannot be sealed, and as many wait as may. */
    boolean isStuck(AppId app) {
        return apps.find(app)
                .filter(events -> events.isStuckWith(properties.unsealedBytes()))
                .isPresent();
    }

    /**
     * Holds the journal's writer back the more, the more lies in no segment: so events come no faster than they are
     * sealed, and callers feel a little delay always rather than a long one now and then. Waits while there is no room.
     */
    void pace() {
        waitForRoom();
        long free = properties.unsealedBytes() / 2;
        long millis = FULL_MILLIS * (apps.waitingBytes() - free) / free;
        if (millis > 0) {
            sleep(Math.min(FULL_MILLIS, millis));
        }
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void waitForRoom() {
        while (!closed && apps.waitingBytes() > properties.unsealedBytes() && sleep(FULL_MILLIS)) {}
    }

    /** Takes a committed frame in. */
    void add(AppId app, Frame frame) {
        if (apps.of(app).add(frame)) {
            stored.addAndGet(frame.rows());
        }
    }

    /** Seals everything now. */
    void seal() throws SQLException, IOException {
        for (AppEvents app : apps.all()) {
            while (sealer.seal(app)) {}
        }
        generations.turn();
    }

    long delete(Deletion which) throws SQLException, IOException {
        Optional<AppEvents> app = apps.find(which.app());
        return app.isPresent() ? deletion.delete(app.get(), which) : 0;
    }

    void forget(AppId app) throws SQLException, IOException {
        deletion.forget(apps.of(app));
        generations.turn();
    }

    Merger merger() {
        return merger;
    }

    Retention retention() {
        return retention;
    }

    @Override
    public void close() {
        closed = true;
        if (upkeep != null) {
            upkeep.close();
        }
        if (exchange != null) {
            exchange.close();
        }
        apps.close();
        sealing.close();
        engine.close();
    }
}
