package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Fills the tail from the journal at the start: the newest events that fit, in the order they were stored. */
final class JournalReplay {
    /** Rows read at a time; a row is the commit of one app, at most some megabytes. */
    private static final int FETCH = 16;

    private static final String ENDS = """
            SELECT app_id, max(first_sequence + event_count - 1)
            FROM journal
            GROUP BY app_id
            """;

    private static final String NEWEST_THAT_FIT = """
            SELECT app_id, first_sequence, codec, events
            FROM journal
            WHERE first_sequence >= coalesce((
                SELECT max(first_sequence)
                FROM (
                    SELECT first_sequence,
                        sum(raw_bytes + event_count * ?) OVER (ORDER BY first_sequence DESC) AS bytes
                    FROM journal) AS held
                WHERE bytes > ?), 0)
            ORDER BY first_sequence
            """;

    private final Connection journal;
    private final Tail tail;

    JournalReplay(Connection journal, Tail tail) {
        this.journal = journal;
        this.tail = tail;
    }

    /** @return events read */
    long run(long room) throws SQLException {
        // A cursor, hence a bounded number of rows in memory, needs a transaction.
        journal.setAutoCommit(false);
        try {
            ends();
            return newest(room);
        } finally {
            journal.rollback();
            journal.setAutoCommit(true);
        }
    }

    private void ends() throws SQLException {
        try (var statement = journal.prepareStatement(ENDS);
                var apps = statement.executeQuery()) {
            while (apps.next()) {
                tail.of(app(apps)).endsAt(apps.getLong(2));
            }
        }
    }

    private long newest(long room) throws SQLException {
        long events = 0;
        try (var statement = journal.prepareStatement(NEWEST_THAT_FIT)) {
            statement.setFetchSize(FETCH);
            statement.setLong(1, EventBlock.ROW_BYTES);
            statement.setLong(2, room);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    for (SequencedBlock block : JournalRow.blocks(rows.getInt(3), rows.getLong(2), rows.getBytes(4))) {
                        tail.add(app(rows), block);
                        events += block.events().rows();
                    }
                }
            }
        }
        return events;
    }

    private static AppId app(ResultSet row) throws SQLException {
        return new AppId(row.getObject(1, UUID.class));
    }
}
