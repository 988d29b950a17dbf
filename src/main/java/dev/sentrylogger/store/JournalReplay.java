package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Reads from the journal at the start what lies in no segment, in the order it was stored. */
final class JournalReplay {
    /** Rows with events read at a time: a row is the commit of one app, many megabytes when it is large. */
    private static final int FETCH = 1;

    /** However long the start takes, the rule that ends long statements must not turn it into a server that never starts. */
    private static final String TAKE_YOUR_TIME = "SET LOCAL statement_timeout = 0";

    private static final String UNSEALED = """
            SELECT app_id, first_sequence, codec, events
            FROM journal
            LEFT JOIN sealed USING (app_id)
            WHERE first_sequence + event_count - 1 > coalesce(through, 0)
            ORDER BY first_sequence
            """;

    private JournalReplay() {}

    /** @return events read */
    static long run(Connection journal, BiConsumer<AppId, Frame> frames) throws SQLException {
        // A cursor, hence a bounded number of rows in memory, needs a transaction.
        journal.setAutoCommit(false);
        try (var statement = journal.createStatement()) {
            statement.execute(TAKE_YOUR_TIME);
            return read(journal, frames);
        } finally {
            journal.rollback();
            journal.setAutoCommit(true);
        }
    }

    private static long read(Connection journal, BiConsumer<AppId, Frame> frames) throws SQLException {
        long events = 0;
        try (var statement = journal.prepareStatement(UNSEALED)) {
            statement.setFetchSize(FETCH);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var app = new AppId(rows.getObject(1, UUID.class));
                    for (Frame frame : JournalRow.frames(rows.getInt(3), rows.getLong(2), rows.getBytes(4))) {
                        frames.accept(app, frame);
                        events += frame.rows();
                    }
                }
            }
        }
        return events;
    }
}
