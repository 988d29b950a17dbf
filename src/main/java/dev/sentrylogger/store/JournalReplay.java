package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the tail from the journal at the start: the newest events that fit, in the order they were stored. */
final class JournalReplay {
    private static final Logger LOG = LoggerFactory.getLogger(JournalReplay.class);

    /** Rows with events read at a time: a row is the commit of one app, many megabytes when it is large. */
    private static final int FETCH = 1;

    private static final int FETCH_SIZES = 1_000;

    /** However long the start takes, the rule that ends long statements must not turn it into a server that never starts. */
    private static final String TAKE_YOUR_TIME = "SET LOCAL statement_timeout = 0";

    /** Steps from app to app along the index, two look-ups each, however many rows they have. */
    private static final String ENDS = """
            WITH RECURSIVE app AS (
                (SELECT app_id FROM journal ORDER BY app_id LIMIT 1)
                UNION ALL
                SELECT (SELECT app_id FROM journal WHERE app_id > app.app_id ORDER BY app_id LIMIT 1)
                FROM app
                WHERE app_id IS NOT NULL)
            SELECT app.app_id, newest.last_sequence
            FROM app
            CROSS JOIN LATERAL (
                SELECT first_sequence + event_count - 1 AS last_sequence
                FROM journal
                WHERE journal.app_id = app.app_id
                ORDER BY first_sequence DESC
                LIMIT 1) AS newest
            """;

    private static final String SIZES_NEWEST_FIRST = """
            SELECT first_sequence, raw_bytes + event_count * ?
            FROM journal
            ORDER BY first_sequence DESC
            """;

    private static final String FROM = """
            SELECT app_id, first_sequence, codec, events
            FROM journal
            WHERE first_sequence >= ?
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
        try (var statement = journal.createStatement()) {
            statement.execute(TAKE_YOUR_TIME);
            ends();
            return from(oldestThatFits(room));
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

    /** The first sequence of the row with which the newest events fill {@code room}; 0 when all fit. */
    private long oldestThatFits(long room) throws SQLException {
        try (var statement = journal.prepareStatement(SIZES_NEWEST_FIRST)) {
            statement.setFetchSize(FETCH_SIZES);
            statement.setLong(1, EventBlock.ROW_BYTES);
            try (var rows = statement.executeQuery()) {
                long held = 0;
                while (rows.next()) {
                    held += rows.getLong(2);
                    if (held > room) {
                        LOG.warn(
                                "The journal holds more than fits into the tail: events stored before number {} "
                                        + "cannot be searched. Raise store.tail-memory to keep more.",
                                rows.getLong(1));
                        return rows.getLong(1);
                    }
                }
                return 0;
            }
        }
    }

    private long from(long sequence) throws SQLException {
        long events = 0;
        try (var statement = journal.prepareStatement(FROM)) {
            statement.setFetchSize(FETCH);
            statement.setLong(1, sequence);
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
