package dev.sentrylogger.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts neighbouring small segments of an app together: fewer files to open, fewer rows to keep, and events of the same
 * kind packed with more of their like. Eight of a size make one of the next, so an event is written again only a few
 * times.
 */
final class Merger {
    private static final Logger LOG = LoggerFactory.getLogger(Merger.class);
    private static final int TOGETHER = 8;
    private static final int AT_MOST = 64;
    private static final long LARGEST_ROWS = SegmentTable.SETTLED_ROWS * 3 / 2;
    /** What a chunk may take in its file: while it is written, all of it lies decoded in the engine's memory. */
    private static final long LARGEST_CHUNK = 4L << 20;

    private final StoredApps apps;
    private final SegmentMerge merge;
    private final SegmentTable table;
    private final SegmentFiles files;

    Merger(StoredApps apps, SegmentMerge merge, SegmentTable table, SegmentFiles files) {
        this.apps = apps;
        this.merge = merge;
        this.table = table;
        this.files = files;
    }

    /** Merges one group of neighbours. @return false when there is none */
    synchronized boolean mergeOne() throws SQLException, IOException {
        for (AppEvents app : apps.all()) {
            Optional<List<SegmentHandle>> group = group(app.segments());
            if (group.isPresent()) {
                merge(app, group.get());
                return true;
            }
        }
        return false;
    }

    private void merge(AppEvents app, List<SegmentHandle> group) throws SQLException, IOException {
        long began = System.nanoTime();
        List<Segment> sources = group.stream().map(SegmentHandle::segment).toList();
        SealedSegment merged = merge.write(sources);
        Segment segment = merged.segment();
        try {
            if (segment.rows() >= SegmentTable.SETTLED_ROWS) {
                table.makeDay(SegmentTable.day(segment));
            }
            table.replace(sources, Map.of(merged, files.path(segment.id())));
        } catch (SQLException | IOException | RuntimeException e) {
            files.discard(segment.id());
            throw e;
        }
        files.written(segment);
        app.replace(group, List.of(new SegmentHandle(segment, files)));
        LOG.debug(
                "{} segments, {} events, merged in {} ms",
                sources.size(),
                segment.rows(),
                (System.nanoTime() - began) / 1_000_000);
    }

    /** The first run of enough neighbours of about the same size. */
    static Optional<List<SegmentHandle>> group(List<SegmentHandle> segments) {
        for (boolean late : List.of(false, true)) {
            List<SegmentHandle> alike = segments.stream()
                    .filter(handle -> handle.segment().late() == late)
                    .toList();
            for (long size = Segment.CHUNK_ROWS / 4; size < TOGETHER * SegmentTable.SETTLED_ROWS; size *= TOGETHER) {
                Optional<List<SegmentHandle>> run = run(alike, Math.min(size, SegmentTable.SETTLED_ROWS));
                if (run.isPresent()) {
                    return run;
                }
            }
        }
        return Optional.empty();
    }

    /** Of a chunk of a segment with so many rows and bytes. */
    private static long chunkBytes(long rows, long bytes) {
        return bytes * Math.min(rows, Segment.CHUNK_ROWS) / rows;
    }

    private static Optional<List<SegmentHandle>> run(List<SegmentHandle> segments, long smallerThan) {
        List<SegmentHandle> run = new ArrayList<>();
        long rows = 0;
        long bytes = 0;
        for (SegmentHandle handle : segments) {
            Segment segment = handle.segment();
            boolean fits = segment.rows() < smallerThan
                    && rows + segment.rows() <= LARGEST_ROWS
                    && run.size() < AT_MOST
                    && chunkBytes(rows + segment.rows(), bytes + segment.fileBytes()) <= LARGEST_CHUNK;
            if (!fits && run.size() >= TOGETHER) {
                break;
            }
            if (!fits) {
                run.clear();
                rows = 0;
                bytes = 0;
            }
            if (segment.rows() < smallerThan) {
                run.add(handle);
                rows += segment.rows();
                bytes += segment.fileBytes();
            }
        }
        return run.size() >= TOGETHER ? Optional.of(run) : Optional.empty();
    }
}
