package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.util.List;
import java.util.UUID;

/**
 * Events of one app sealed into one Parquet file, in the order in which they were stored. Never changed, only merged with
 * neighbours into a new one or dropped.
 *
 * @param level how often its events have been merged
 * @param late whether its events happened long before they came; such ones lie apart, so that the others' chunks cover
 *     short times
 * @param fileBytes size of the file
 * @param columns attributes with a column of their own; the place in the list gives its name
 */
record Segment(
        UUID id,
        AppId app,
        int level,
        boolean late,
        long fileBytes,
        List<Chunk> chunks,
        List<AttributeColumn> columns) {
    /** Rows of a chunk: reading one takes some 10 ms, and a page seldom needs more than one. */
    static final int CHUNK_ROWS = 10_240;

    /** Events that are sealed together, unless they are large or have waited long. */
    static final long SEALED_ROWS = 16L * CHUNK_ROWS;

    Segment {
        chunks = List.copyOf(chunks);
        columns = List.copyOf(columns);
    }

    /** What a chunk takes where {@code rows} take {@code bytes}. */
    static long chunkBytes(long rows, long bytes) {
        return rows <= CHUNK_ROWS ? bytes : bytes / rows * CHUNK_ROWS;
    }

    long firstSequence() {
        return chunks.getFirst().firstSequence();
    }

    long lastSequence() {
        return chunks.getLast().lastSequence();
    }

    long rows() {
        return chunks.stream().mapToLong(Chunk::rows).sum();
    }

    long from() {
        return chunks.stream().mapToLong(Chunk::from).min().orElseThrow();
    }

    long to() {
        return chunks.stream().mapToLong(Chunk::to).max().orElseThrow();
    }
}
