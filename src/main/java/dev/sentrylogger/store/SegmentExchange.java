package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Puts segments in the place of others, in the database and for those who read. Merging, retention and deletion take turns
 * with an app's segments. After a failure it is unknown which of them the database has, so the next turn reads them back
 * before it changes anything.
 *
 * @see "Decision record 0010: deleting events"
 */
final class SegmentExchange implements AutoCloseable {
    private static final long CLOSE_SECONDS = 10;

    private final SegmentTable table;
    private final SegmentDays days;
    private final SegmentFiles files;
    /** One for all apps: what is written in a turn takes memory of an engine that sealing needs too. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final Set<AppId> unsure = new HashSet<>();
    private volatile boolean closed;

    SegmentExchange(SegmentTable table, SegmentDays days, SegmentFiles files) {
        this.table = table;
        this.days = days;
        this.files = files;
    }

    /** What is done with the segments of one app while nobody else changes them. */
    interface Work<T> {
        T run() throws SQLException, IOException;
    }

    /** @throws IllegalStateException once it is closed */
    <T> T inTurn(AppEvents app, Work<T> work) throws SQLException, IOException {
        turn.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the store is being closed");
            }
            if (unsure.contains(app.app())) {
                readBack(app);
                unsure.remove(app.app());
            }
            return work.run();
        } finally {
            turn.unlock();
        }
    }

    /** Only within a turn. Where it fails, the files of {@code into} are gone. */
    void replace(AppEvents app, List<SegmentHandle> gone, List<SealedSegment> into) throws SQLException, IOException {
        unsure.add(app.app());
        store(gone, into);
        app.replace(
                gone,
                into.stream()
                        .map(each -> new SegmentHandle(each.segment(), files))
                        .toList());
        unsure.remove(app.app());
        into.forEach(each -> files.written(each.segment()));
    }

    private void store(List<SegmentHandle> gone, List<SealedSegment> into) throws SQLException, IOException {
        Map<SealedSegment, Path> written = new LinkedHashMap<>();
        into.forEach(each -> written.put(each, files.path(each.segment().id())));
        try {
            for (SealedSegment each : into) {
                if (each.segment().rows() >= SegmentTable.SETTLED_ROWS) {
                    days.make(SegmentDays.of(each.segment()));
                }
            }
            table.replace(gone.stream().map(SegmentHandle::segment).toList(), written);
        } catch (SQLException | IOException | RuntimeException | Error e) {
            into.forEach(each -> files.discard(each.segment().id()));
            throw e;
        }
    }

    /** Waits for the turn that is taken now, for a while; there are no more. */
    @Override
    public void close() {
        closed = true;
        try {
            if (turn.tryLock(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of what was sealed before: the segments that are sealed meanwhile add themselves. */
    private void readBack(AppEvents app) throws SQLException {
        long through = app.sealedThrough();
        Map<UUID, Segment> stored = table.list(app.app()).stream()
                .filter(segment -> segment.lastSequence() <= through)
                .collect(Collectors.toMap(Segment::id, segment -> segment));
        List<SegmentHandle> gone = new ArrayList<>();
        for (SegmentHandle handle : app.segments()) {
            boolean found = stored.remove(handle.segment().id()) != null;
            if (!found && handle.segment().lastSequence() <= through) {
                gone.add(handle);
            }
        }
        app.replace(
                gone,
                stored.values().stream()
                        .map(segment -> new SegmentHandle(segment, files))
                        .toList());
    }
}
