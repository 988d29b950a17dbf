package dev.sentrylogger.store;

import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;

/** Committed events on their way into their tail table. Not thread-safe. */
final class PendingRows implements Engine.RowSource {
    private final List<SequencedBlock> blocks;
    private int block;
    private int row;

    PendingRows(List<SequencedBlock> blocks) {
        this.blocks = blocks;
    }

    @Override
    public Map<String, DuckDBColumnType> columns() {
        return BaseColumns.types();
    }

    @Override
    public int writeTo(DuckDBDataChunkWriter chunk) {
        int capacity = (int) chunk.capacity();
        var texts = new byte[TextColumn.ALL.length][capacity] @Nullable [];
        int written = 0;
        while (written < capacity && block < blocks.size()) {
            written += copy(blocks.get(block), chunk, texts, written);
        }
        for (int column = 0; column < texts.length; column++) {
            BaseColumns.writeTexts(chunk, BaseColumns.TEXTS_FROM + column, texts[column], written);
        }
        return written;
    }

    private int copy(SequencedBlock from, DuckDBDataChunkWriter chunk, byte[][] @Nullable [] texts, int at) {
        int rows = Math.min(texts[0].length - at, from.events().rows() - row);
        BaseColumns.writeNumbers(from, row, chunk, at, rows);
        for (int column = 0; column < texts.length; column++) {
            System.arraycopy(from.events().texts()[column], row, texts[column], at, rows);
        }
        row += rows;
        if (row == from.events().rows()) {
            row = 0;
            block++;
        }
        return rows;
    }
}
