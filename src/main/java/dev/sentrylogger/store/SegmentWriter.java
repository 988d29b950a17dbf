package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes events into a segment's file and says what is in it. */
final class SegmentWriter {
    /**
     * Level 1 packs log lines as well as level 3 does, at less cost; version 2 of the encodings because times and
     * sequences, written as differences, take a byte rather than eight.
     */
    static final String FORMAT = format(Segment.CHUNK_ROWS);

    private final Engine engine;
    private final SegmentFiles files;
    private final SegmentInspector inspector;

    SegmentWriter(Engine engine, SegmentFiles files) {
        this.engine = engine;
        this.files = files;
        inspector = new SegmentInspector(engine);
    }

    static String format(long chunkRows) {
        return "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION V2, ROW_GROUP_SIZE " + chunkRows
                + ")";
    }

    /** Writes the events of {@code frames}, in the order of their sequences, late ones into a file of their own. */
    List<SealedSegment> write(AppId app, List<Frame> frames) {
        List<SealedSegment> written = new ArrayList<>();
        try {
            var onTime = new SealingBlocks(frames, false);
            write(app, false, frames, onTime).ifPresent(written::add);
            List<Frame> others = onTime.others();
            write(app, true, others, new SealingBlocks(others, true)).ifPresent(written::add);
            return written;
        } catch (RuntimeException | Error e) {
            written.forEach(each -> files.discard(each.segment().id()));
            throw e;
        }
    }

    private Optional<SealedSegment> write(AppId app, boolean late, List<Frame> frames, SealingBlocks blocks) {
        var rows = new SealingRows(frames, blocks);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        UUID id = UUID.randomUUID();
        try {
            engine.execute("""
                    COPY (
                        SELECT * REPLACE (
                            make_timestamp(occurred_at) AS occurred_at, make_timestamp(received_at) AS received_at)
                        FROM source_rows(?))
                    TO %s %s
                    """.formatted(Engine.literal(files.path(id)), FORMAT), rows);
            var unread = new Segment(id, app, 0, late, 0, List.of(), rows.attributeColumns());
            return Optional.of(inspected(unread, rows.filter()));
        } catch (RuntimeException | Error e) {
            files.discard(id);
            throw e;
        }
    }

    /** Completes what is known of a segment whose file has just been written. */
    SealedSegment inspected(Segment written, SegmentFilter filter) {
        Path file = files.path(written.id());
        try {
            var segment = new Segment(
                    written.id(),
                    written.app(),
                    written.level(),
                    written.late(),
                    Files.size(file),
                    inspector.chunks(file),
                    written.columns());
            return new SealedSegment(segment, inspector.summary(file, segment.rows(), segment.columns()), filter);
        } catch (IOException e) {
            throw new UncheckedIOException("segment " + file, e);
        }
    }
}
