package dev.sentrylogger.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
    static final long LARGEST_CHUNK = 4L << 20;

    private final StoredApps apps;
    private final SegmentMerge merge;
    private final SegmentExchange exchange;
    /** What could not be written together; tried again after a restart. */
    private final Set<SegmentHandle> failed = Collections.newSetFromMap(new WeakHashMap<>());

    Merger(StoredApps apps, SegmentMerge merge, SegmentExchange exchange) {
        this.apps = apps;
        this.merge = merge;
        this.exchange = exchange;
    }

    /** Merges one group of neighbours. @return false when there is none */
    boolean mergeOne() throws SQLException, IOException {
        var failure = new FirstFailure();
        var merged = new AtomicBoolean();
        for (AppEvents app : apps.all()) {
            if (!merged.get()) {
                failure.attempt(() -> merged.set(exchange.inTurn(app, () -> mergeOne(app))));
            }
        }
        failure.rethrow();
        return merged.get();
    }

    private boolean mergeOne(AppEvents app) throws SQLException, IOException {
        Optional<List<SegmentHandle>> group = group(app.segments(), failed);
        if (group.isPresent()) {
            merge(app, group.get());
        }
        return group.isPresent();
    }

    private void merge(AppEvents app, List<SegmentHandle> group) throws SQLException, IOException {
        long began = System.nanoTime();
        List<Segment> sources = group.stream().map(SegmentHandle::segment).toList();
        SealedSegment merged;
        try {
            merged = merge.write(sources);
        } catch (IllegalStateException e) {
            failed.addAll(group);
            throw e;
        }
        try {
            exchange.replace(app, group, List.of(merged));
        } catch (SQLException e) {
            if (JournalFailure.of(e) == JournalFailure.DATA) {
                failed.addAll(group);
            }
            throw e;
        }
        LOG.debug(
                "{} segments, {} events, merged in {} ms",
                sources.size(),
                merged.segment().rows(),
                (System.nanoTime() - began) / 1_000_000);
    }

    /** The first run of enough neighbours of about the same size. */
    static Optional<List<SegmentHandle>> group(List<SegmentHandle> segments, Set<SegmentHandle> failed) {
        for (boolean late : List.of(false, true)) {
            List<SegmentHandle> alike = segments.stream()
                    .filter(handle -> handle.segment().late() == late)
                    .toList();
            for (long size = Segment.CHUNK_ROWS / 4; size < TOGETHER * SegmentTable.SETTLED_ROWS; size *= TOGETHER) {
                Optional<List<SegmentHandle>> run = run(alike, failed, Math.min(size, SegmentTable.SETTLED_ROWS));
                if (run.isPresent()) {
                    return run;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<List<SegmentHandle>> run(
            List<SegmentHandle> segments, Set<SegmentHandle> failed, long smallerThan) {
        List<SegmentHandle> run = new ArrayList<>();
        long rows = 0;
        long bytes = 0;
        for (SegmentHandle handle : segments) {
            Segment segment = handle.segment();
            boolean mergeable = segment.rows() < smallerThan && !failed.contains(handle);
            boolean fits = mergeable
                    && rows + segment.rows() <= LARGEST_ROWS
                    && run.size() < AT_MOST
                    && Segment.chunkBytes(rows + segment.rows(), bytes + segment.fileBytes()) <= LARGEST_CHUNK;
            if (!fits && isEnough(run, rows)) {
                break;
            }
            if (!fits) {
                run.clear();
                rows = 0;
                bytes = 0;
            }
            if (mergeable) {
                run.add(handle);
                rows += segment.rows();
                bytes += segment.fileBytes();
            }
        }
        return isEnough(run, rows) ? Optional.of(run) : Optional.empty();
    }

    private static boolean isEnough(List<SegmentHandle> run, long rows) {
        return run.size() >= TOGETHER || run.size() > 1 && rows >= SegmentTable.SETTLED_ROWS;
    }
}
