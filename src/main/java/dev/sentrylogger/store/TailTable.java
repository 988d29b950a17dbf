package dev.sentrylogger.store;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A DuckDB table with a run of one app's events. An app's tail is several of these, so that its oldest part can leave as
 * a whole: dropping a table gives its memory back, deleting rows does not.
 *
 * @param name made by us, safe in SQL
 * @param lastSequence of its newest event
 * @param rows events in it
 * @param bytes what it takes, estimated from the texts
 */
record TailTable(String name, long lastSequence, long rows, long bytes) {
    private static final String COLUMNS = Stream.of(TextColumn.ALL)
            .map(column -> column.column() + " VARCHAR")
            .collect(Collectors.joining(", "));

    String create() {
        return """
                CREATE TABLE %s (
                    sequence BIGINT,
                    occurred_at TIMESTAMP,
                    received_at TIMESTAMP,
                    id_high BIGINT,
                    id_low BIGINT,
                    severity TINYINT,
                    %s)
                """.formatted(name, COLUMNS);
    }

    /** Its one parameter is the key of {@code pending_rows}. */
    String insert() {
        return """
                INSERT INTO %s
                SELECT * REPLACE (make_timestamp(occurred_at) AS occurred_at, make_timestamp(received_at) AS received_at)
                FROM pending_rows(?)
                """.formatted(name);
    }

    String drop() {
        return "DROP TABLE " + name;
    }

    TailTable with(List<SequencedBlock> more) {
        long moreRows = 0;
        long moreBytes = 0;
        for (SequencedBlock block : more) {
            moreRows += block.events().rows();
            moreBytes += block.events().heapBytes();
        }
        return new TailTable(name, more.getLast().lastSequence(), rows + moreRows, bytes + moreBytes);
    }
}
