package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Puts segments in the place of others, in the database and for those who read. Merging, retention and deletion take turns
 * with an app's segments. After a failure it is unknown which of them the database has, so the next turn reads them back
 * before it changes anything.
 *
 * @see "Decision record 0010: deleting events"
 */
final class SegmentExchange {
    private final SegmentTable table;
    private final SegmentDays days;
    private final SegmentFiles files;
    private final Map<AppId, ReentrantLock> turns = new ConcurrentHashMap<>();
    private final Set<AppId> unsure = ConcurrentHashMap.newKeySet();

    SegmentExchange(SegmentTable table, SegmentDays days, SegmentFiles files) {
        this.table = table;
        this.days = days;
        this.files = files;
    }

    /** What is done with the segments of one app while nobody else changes them. */
    interface Work<T> {
        T run() throws SQLException, IOException;
    }

    <T> T inTurn(AppEvents app, Work<T> work) throws SQLException, IOException {
        ReentrantLock turn = turns.computeIfAbsent(app.app(), key -> new ReentrantLock(true));
        turn.lock();
        try {
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
        Map<SealedSegment, Path> written = new LinkedHashMap<>();
        into.forEach(each -> written.put(each, files.path(each.segment().id())));
        try {
            for (SealedSegment each : into) {
                if (each.segment().rows() >= SegmentTable.SETTLED_ROWS) {
                    days.make(SegmentDays.of(each.segment()));
                }
            }
            table.replace(gone.stream().map(SegmentHandle::segment).toList(), written);
        } catch (SQLException | IOException | RuntimeException e) {
            unsure.add(app.app());
            into.forEach(each -> files.discard(each.segment().id()));
            throw e;
        }
        List<SegmentHandle> handles = new ArrayList<>();
        for (SealedSegment each : into) {
            files.written(each.segment());
            handles.add(new SegmentHandle(each.segment(), files));
        }
        app.replace(gone, handles);
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
