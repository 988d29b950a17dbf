package dev.sentrylogger.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;

/** The columns every source of events has, and how blocks of events fill them. */
final class BaseColumns {
    static final int TEXTS_FROM = 6;
    static final int COUNT = TEXTS_FROM + TextColumn.ALL.length;

    private BaseColumns() {}

    static Map<String, DuckDBColumnType> types() {
        Map<String, DuckDBColumnType> types = new LinkedHashMap<>();
        for (String name : List.of("sequence", "occurred_at", "received_at", "id_high", "id_low")) {
            types.put(name, DuckDBColumnType.BIGINT);
        }
        types.put("severity", DuckDBColumnType.TINYINT);
        for (TextColumn text : TextColumn.ALL) {
            types.put(text.column(), DuckDBColumnType.VARCHAR);
        }
        return types;
    }

    /** Writes the numbers of {@code count} events from {@code row} on to the chunk's rows from {@code at} on. */
    static void writeNumbers(SequencedBlock block, int row, DuckDBDataChunkWriter chunk, int at, int count) {
        EventBlock events = block.events();
        var sequence = chunk.vector(0);
        var occurredAt = chunk.vector(1);
        var receivedAt = chunk.vector(2);
        var idHigh = chunk.vector(3);
        var idLow = chunk.vector(4);
        var severity = chunk.vector(5);
        for (int i = 0; i < count; i++) {
            sequence.setLong(at + i, block.firstSequence() + row + i);
            occurredAt.setLong(at + i, events.occurredAt()[row + i]);
            receivedAt.setLong(at + i, events.receivedAt()[row + i]);
            idHigh.setLong(at + i, events.idHigh()[row + i]);
            idLow.setLong(at + i, events.idLow()[row + i]);
            severity.setByte(at + i, events.severity()[row + i]);
        }
    }

    /** Writes the first {@code count} of {@code values} to a column of texts. */
    @SuppressWarnings("NullAway") // DuckDB takes null for an absent text.
    static void writeTexts(DuckDBDataChunkWriter chunk, int column, byte[] @Nullable [] values, int count) {
        chunk.vector(column).setStringUtf8Batch(0, count == values.length ? values : Arrays.copyOf(values, count));
    }
}
