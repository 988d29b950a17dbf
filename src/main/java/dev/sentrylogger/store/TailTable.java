package dev.sentrylogger.store;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A DuckDB table with a run of one app's events that lie in no segment yet. It leaves as a whole: dropping a table gives
 * its memory back, deleting rows does not.
 */
final class TailTable extends Shared {
    private static final String COLUMNS = Stream.of(TextColumn.ALL)
            .map(column -> column.column() + " VARCHAR")
            .collect(Collectors.joining(", "));

    private final Engine engine;
    private final String name;
    private volatile Chunk chunk =
            new Chunk(Long.MAX_VALUE, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 24, 1);

    /** @param name made by us, safe in SQL */
    TailTable(Engine engine, String name) {
        this.engine = engine;
        this.name = name;
        engine.execute("""
                CREATE TABLE %s (
                    sequence BIGINT,
                    occurred_at TIMESTAMP,
                    received_at TIMESTAMP,
                    id_high BIGINT,
                    id_low BIGINT,
                    severity TINYINT,
                    %s)
                """.formatted(name, COLUMNS));
    }

    String name() {
        return name;
    }

    /** What lies in it now. */
    Chunk chunk() {
        return chunk;
    }

    void insert(List<SequencedBlock> blocks) {
        engine.execute("""
                INSERT INTO %s
                SELECT * REPLACE (
                    make_timestamp(occurred_at) AS occurred_at, make_timestamp(received_at) AS received_at)
                FROM source_rows(?)
                """.formatted(name), new PendingRows(blocks));
        for (SequencedBlock block : blocks) {
            chunk = with(chunk, block);
        }
    }

    private static Chunk with(Chunk chunk, SequencedBlock block) {
        EventBlock events = block.events();
        long from = chunk.from();
        long to = chunk.to();
        long firstId = chunk.firstId();
        long lastId = chunk.lastId();
        int least = chunk.leastSevere();
        int most = chunk.mostSevere();
        for (int row = 0; row < events.rows(); row++) {
            from = Math.min(from, events.occurredAt()[row]);
            to = Math.max(to, events.occurredAt()[row]);
            firstId = Math.min(firstId, events.idHigh()[row]);
            lastId = Math.max(lastId, events.idHigh()[row]);
            least = Math.min(least, events.severity()[row]);
            most = Math.max(most, events.severity()[row]);
        }
        return new Chunk(
                Math.min(chunk.firstSequence(), block.firstSequence()),
                Math.max(chunk.lastSequence(), block.lastSequence()),
                chunk.rows() + events.rows(),
                from,
                to,
                firstId,
                lastId,
                least,
                most);
    }

    @Override
    protected void dispose() {
        engine.execute("DROP TABLE " + name);
    }
}
