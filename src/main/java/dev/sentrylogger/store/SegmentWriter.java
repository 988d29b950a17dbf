package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Writes events into a segment's file and says what is in it. */
final class SegmentWriter {
    /**
     * Level 1 packs log lines as well as level 3 does, at less cost; version 2 of the encodings because times and
     * sequences, written as differences, take a byte rather than eight.
     */
    static final String FORMAT =
            "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION V2, ROW_GROUP_SIZE "
                    + Segment.CHUNK_ROWS + ")";

    private final Engine engine;
    private final SegmentFiles files;
    private final SegmentInspector inspector;

    SegmentWriter(Engine engine, SegmentFiles files) {
        this.engine = engine;
        this.files = files;
        inspector = new SegmentInspector(engine);
    }

    /** Writes {@code blocks}, in their order, which is that of their sequences. */
    SealedSegment write(AppId app, boolean late, List<SequencedBlock> blocks) {
        var rows = new SealingRows(blocks);
        UUID id = UUID.randomUUID();
        engine.execute("""
                COPY (
                    SELECT * REPLACE (
                        make_timestamp(occurred_at) AS occurred_at, make_timestamp(received_at) AS received_at)
                    FROM source_rows(?))
                TO %s %s
                """.formatted(Engine.literal(files.path(id)), FORMAT), rows);
        return inspected(new Segment(id, app, 0, late, 0, List.of(), rows.attributeColumns()), rows.filter());
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
