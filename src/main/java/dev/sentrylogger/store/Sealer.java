package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns an app's newest events into segments once there are enough of them, or they are old enough, or all apps together
 * hold too many. From then on the journal need not hold them.
 */
final class Sealer {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    private final StoreProperties properties;
    private final StoredApps apps;
    private final SegmentWriter writer;
    private final SegmentTable table;
    private final SegmentFiles files;

    Sealer(StoreProperties properties, StoredApps apps, SegmentWriter writer, SegmentTable table, SegmentFiles files) {
        this.properties = properties;
        this.apps = apps;
        this.writer = writer;
        this.table = table;
        this.files = files;
    }

    /**
     * Seals what is due. Where the events of an app cannot be sealed, those of the others do not wait for them.
     *
     * @return whether anything was
     * @throws IllegalStateException once the others are sealed
     */
    boolean sealDue() {
        boolean any = false;
        SequencedMap<AppEvents, Throwable> failed = new LinkedHashMap<>();
        for (AppEvents app : apps.all()) {
            if (isDue(app.waiting()) && app.maySeal()) {
                any |= seal(app, failed);
            }
        }
        if (apps.waitingBytes() > properties.unsealedBytes() / 2) {
            Optional<AppEvents> largest = apps.all().stream()
                    .filter(AppEvents::maySeal)
                    .max(Comparator.comparingLong(app -> app.waiting().heapBytes()));
            if (largest.isPresent()) {
                any |= seal(largest.get(), failed);
            }
        }
        if (!failed.isEmpty()) {
            AppId app = failed.firstEntry().getKey().app();
            Throwable failure = failed.firstEntry().getValue();
            throw new IllegalStateException(
                    failed.size() + " apps, among them " + app + ": " + failure.getMessage(), failure);
        }
        return any;
    }

    private boolean seal(AppEvents app, Map<AppEvents, Throwable> failed) {
        try {
            return seal(app);
        } catch (SQLException | IOException | RuntimeException | Error e) {
            app.failedToSeal();
            failed.put(app, e);
            return false;
        }
    }

    private boolean isDue(Waiting waiting) {
        return waiting.rows() >= Segment.SEALED_ROWS
                || waiting.heapBytes() >= properties.segmentBytes()
                || waiting.rows() > 0
                        && waiting.ageNanos() >= properties.sealAge().toNanos();
    }

    /** Seals the app's oldest part. @return false when there is nothing to seal */
    synchronized boolean seal(AppEvents app) throws SQLException, IOException {
        Optional<Unsealed> cut = app.cut();
        if (cut.isEmpty()) {
            return false;
        }
        long began = System.nanoTime();
        List<Frame> frames = cut.get().frames();
        Map<SealedSegment, Path> written = new LinkedHashMap<>();
        try {
            write(app.app(), frames, written);
            table.seal(
                    app.app(),
                    frames.getFirst().firstSequence(),
                    frames.getLast().lastSequence(),
                    written);
        } catch (SQLException | IOException | RuntimeException | Error e) {
            written.keySet().forEach(each -> files.discard(each.segment().id()));
            throw e;
        }
        app.sealed(cut.get(), handles(written));
        LOG.debug("{} events sealed in {} ms", cut.get().rows(), (System.nanoTime() - began) / 1_000_000);
        return true;
    }

    /** Gives the app's oldest part up instead. @return false when there is nothing to give up */
    synchronized boolean discard(AppEvents app) throws SQLException, IOException {
        Optional<Unsealed> cut = app.cut();
        if (cut.isEmpty()) {
            return false;
        }
        List<Frame> frames = cut.get().frames();
        table.seal(
                app.app(), frames.getFirst().firstSequence(), frames.getLast().lastSequence(), Map.of());
        app.sealed(cut.get(), List.of());
        return true;
    }

    private void write(AppId app, List<Frame> frames, Map<SealedSegment, Path> written) {
        for (int next = 0; next < frames.size(); ) {
            int from = next;
            long rows = 0;
            long bytes = 0;
            while (next < frames.size()
                    && rows < Segment.SEALED_ROWS
                    && Segment.chunkBytes(rows, bytes) < properties.chunkBytes()) {
                rows += frames.get(next).rows();
                bytes += frames.get(next++).heapBytes();
            }
            for (SealedSegment whole : writer.write(app, frames.subList(from, next))) {
                written.put(whole, files.path(whole.segment().id()));
            }
        }
    }

    private List<SegmentHandle> handles(Map<SealedSegment, Path> written) {
        List<SegmentHandle> handles = new ArrayList<>();
        for (SealedSegment each : written.keySet()) {
            files.written(each.segment());
            handles.add(new SegmentHandle(each.segment(), files));
        }
        return handles;
    }
}
