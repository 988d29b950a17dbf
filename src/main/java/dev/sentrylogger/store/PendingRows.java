package dev.sentrylogger.store;

import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunctionBindInfo;

/** Committed events that are not in their DuckDB table yet, as DuckDB reads them. Not thread-safe. */
final class PendingRows {
    private static final int TEXTS_FROM = 6;

    private final List<SequencedBlock> blocks;
    private int block;
    private int row;

    PendingRows(List<SequencedBlock> blocks) {
        this.blocks = blocks;
    }

    static void declare(DuckDBTableFunctionBindInfo columns) {
        columns.addResultColumn("sequence", DuckDBColumnType.BIGINT)
                .addResultColumn("occurred_at", DuckDBColumnType.BIGINT)
                .addResultColumn("received_at", DuckDBColumnType.BIGINT)
                .addResultColumn("id_high", DuckDBColumnType.BIGINT)
                .addResultColumn("id_low", DuckDBColumnType.BIGINT)
                .addResultColumn("severity", DuckDBColumnType.TINYINT);
        for (TextColumn text : TextColumn.ALL) {
            columns.addResultColumn(text.column(), DuckDBColumnType.VARCHAR);
        }
    }

    /** @return rows written, 0 when there are no more */
    int writeTo(DuckDBDataChunkWriter chunk) {
        int capacity = (int) chunk.capacity();
        var texts = new byte[TextColumn.ALL.length][capacity][];
        int written = 0;
        while (written < capacity && block < blocks.size()) {
            written += copy(blocks.get(block), chunk, texts, written, capacity);
        }
        for (int column = 0; column < texts.length; column++) {
            byte[][] values = written == capacity ? texts[column] : java.util.Arrays.copyOf(texts[column], written);
            chunk.vector(TEXTS_FROM + column).setStringUtf8Batch(0, values);
        }
        return written;
    }

    private int copy(SequencedBlock from, DuckDBDataChunkWriter chunk, byte[][][] texts, int at, int capacity) {
        EventBlock events = from.events();
        int rows = Math.min(capacity - at, events.rows() - row);
        var sequence = chunk.vector(0);
        var occurredAt = chunk.vector(1);
        var receivedAt = chunk.vector(2);
        var idHigh = chunk.vector(3);
        var idLow = chunk.vector(4);
        var severity = chunk.vector(5);
        for (int i = 0; i < rows; i++) {
            sequence.setLong(at + i, from.firstSequence() + row + i);
            occurredAt.setLong(at + i, events.occurredAt()[row + i]);
            receivedAt.setLong(at + i, events.receivedAt()[row + i]);
            idHigh.setLong(at + i, events.idHigh()[row + i]);
            idLow.setLong(at + i, events.idLow()[row + i]);
            severity.setByte(at + i, events.severity()[row + i]);
        }
        for (int column = 0; column < texts.length; column++) {
            System.arraycopy(events.texts()[column], row, texts[column], at, rows);
        }
        row += rows;
        if (row == events.rows()) {
            row = 0;
            block++;
        }
        return rows;
    }
}
