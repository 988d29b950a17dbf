package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.store.EventBatch.Receipt;
import dev.sentrylogger.store.JournalGroup.Key;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The SQL of writing: what one transaction does. Plain JDBC, because the writer must know which statement failed: only a
 * failed {@code COMMIT} leaves the outcome unknown.
 */
final class Journal {
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String INSERT_ROW = """
            INSERT INTO journal
                (first_sequence, app_id, event_count, raw_bytes, received_from, received_to, codec, events, generation)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_RECEIPTS = """
            INSERT INTO ingest_batch (app_id, batch_id, body_digest, answer, stored_at)
            SELECT app_id, batch_id, body_digest, answer, ?
            FROM unnest(?, ?, ?, ?) AS new (app_id, batch_id, body_digest, answer)
            ON CONFLICT DO NOTHING
            RETURNING app_id, batch_id
            """;

    private static final String STORED_RECEIPTS = """
            SELECT app_id, batch_id, body_digest, answer
            FROM ingest_batch
            WHERE (app_id, batch_id) IN (SELECT * FROM unnest(?, ?))
            """;

    private static final String END = """
            SELECT greatest(
                (SELECT max(first_sequence + event_count) FROM journal),
                (SELECT max(through) + 1 FROM sealed),
                1)
            """;

    private final Clock clock;
    private final JournalGenerations generations;

    Journal(Clock clock, JournalGenerations generations) {
        this.clock = clock;
        this.generations = generations;
    }

    /** Sequence for the next event ever. */
    long end(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(END);
                var results = statement.executeQuery()) {
            results.next();
            return results.getLong(1);
        }
    }

    /** Writes all of a group but the {@code COMMIT}. */
    JournalGroup stage(Connection connection, List<PendingBatch> batches, long firstSequence) throws SQLException {
        var group = new JournalGroup(batches, claimReceipts(connection, batches), generations.current(), firstSequence);
        if (!group.rows().isEmpty()) {
            insert(connection, group.rows());
        }
        return group;
    }

    /**
     * Whether an earlier transaction that wrote {@code row} was committed. Tries to write the row again, which waits
     * should the earlier transaction still be at work; the caller must roll back.
     */
    boolean committed(Connection connection, JournalRow row) throws SQLException {
        try {
            insert(connection, List.of(row));
            return false;
        } catch (SQLException e) {
            if (sequenceTaken(e)) {
                return true;
            }
            // A generation is dropped only while nobody writes and when nothing in it is unsealed.
            if (JournalFailure.generationGone(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Only the journal's primary key can say so: a receipt that is there already is no failure. */
    static boolean sequenceTaken(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState());
    }

    private void insert(Connection connection, List<JournalRow> rows) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT_ROW)) {
            for (JournalRow row : rows) {
                statement.setLong(1, row.firstSequence());
                statement.setObject(2, row.app().value());
                statement.setInt(3, row.count());
                statement.setLong(4, row.textBytes());
                statement.setObject(5, Micros.instant(row.receivedFrom()).atOffset(ZoneOffset.UTC));
                statement.setObject(6, Micros.instant(row.receivedTo()).atOffset(ZoneOffset.UTC));
                statement.setInt(7, EventCodec.VERSION);
                byte[] events = row.bytes();
                statement.setBytes(8, events);
                statement.setInt(9, row.generation());
                generations.wrote(events.length);
                statement.executeUpdate();
            }
        }
    }

    /** Writes the group's new receipts and returns those that were there before. */
    private Map<Key, Receipt> claimReceipts(Connection connection, List<PendingBatch> batches) throws SQLException {
        Map<Key, Receipt> first = new LinkedHashMap<>();
        for (PendingBatch batch : batches) {
            Receipt receipt = batch.receipt();
            if (receipt != null) {
                first.putIfAbsent(new Key(batch.app(), receipt.batchId()), receipt);
            }
        }
        if (first.isEmpty()) {
            return Map.of();
        }
        Map<Key, Receipt> repeated = new LinkedHashMap<>(first);
        insertReceipts(connection, first, repeated);
        return repeated.isEmpty() ? repeated : stored(connection, repeated);
    }

    private void insertReceipts(Connection connection, Map<Key, Receipt> receipts, Map<Key, Receipt> repeated)
            throws SQLException {
        try (var statement = connection.prepareStatement(INSERT_RECEIPTS)) {
            statement.setObject(1, OffsetDateTime.now(clock));
            bindNames(connection, statement, 2, receipts);
            statement.setArray(
                    4,
                    texts(
                            connection,
                            receipts.values().stream().map(Receipt::bodyDigest).toArray()));
            statement.setArray(
                    5,
                    texts(
                            connection,
                            receipts.values().stream().map(Receipt::answer).toArray()));
            try (var inserted = statement.executeQuery()) {
                while (inserted.next()) {
                    repeated.remove(key(inserted));
                }
            }
        }
    }

    private static Map<Key, Receipt> stored(Connection connection, Map<Key, Receipt> wanted) throws SQLException {
        Map<Key, Receipt> stored = new HashMap<>();
        try (var statement = connection.prepareStatement(STORED_RECEIPTS)) {
            bindNames(connection, statement, 1, wanted);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    stored.put(key(found), new Receipt(found.getString(2), found.getString(3), found.getString(4)));
                }
            }
        }
        return stored;
    }

    private static void bindNames(
            Connection connection, PreparedStatement statement, int index, Map<Key, Receipt> receipts)
            throws SQLException {
        Object[] apps = receipts.keySet().stream().map(key -> key.app().value()).toArray();
        statement.setArray(index, connection.createArrayOf("uuid", apps));
        statement.setArray(
                index + 1,
                texts(connection, receipts.keySet().stream().map(Key::batchId).toArray()));
    }

    private static java.sql.Array texts(Connection connection, Object[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(new AppId(row.getObject(1, UUID.class)), row.getString(2));
    }
}
