package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The SQL of segments. Each method is one transaction of its own. */
final class SegmentTable {
    /** A segment this large is merged no more; a smaller one waits for neighbours. */
    static final long SETTLED_ROWS = 300_000;

    private static final String LIST = """
            SELECT id, app_id, level, late, file_bytes, layout
            FROM segment
            WHERE piece = 0
            """;

    private static final String RECEIPTS = "DELETE FROM ingest_batch WHERE app_id = ?";

    private static final String RETENTION_RULE = "DELETE FROM retention WHERE app_id = ?";

    private static final String SEALED_THROUGH = """
            INSERT INTO sealed (app_id, through)
            VALUES (?, ?)
            ON CONFLICT (app_id) DO UPDATE SET through = excluded.through
            WHERE sealed.through < excluded.through
            """;

    private static final String DELETE = """
            WITH gone AS (DELETE FROM segment WHERE id = ANY (?) RETURNING piece)
            SELECT count(*) FROM gone WHERE piece = 0
            """;

    private static final String DELETE_BETWEEN = """
            DELETE FROM segment
            WHERE app_id = ? AND first_sequence BETWEEN ? AND ?
            """;

    private final DataSource database;

    SegmentTable(DataSource database) {
        this.database = database;
    }

    List<Segment> list() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LIST)) {
            return segments(statement);
        }
    }

    List<Segment> list(AppId app) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LIST + "AND app_id = ?")) {
            statement.setObject(1, app.value());
            return segments(statement);
        }
    }

    private static List<Segment> segments(PreparedStatement query) throws SQLException {
        List<Segment> segments = new ArrayList<>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                segments.add(segment(rows));
            }
        }
        return segments;
    }

    private static Segment segment(ResultSet row) throws SQLException {
        SegmentLayout layout = SegmentLayout.decode(row.getBytes(6));
        return new Segment(
                row.getObject(1, UUID.class),
                new AppId(row.getObject(2, UUID.class)),
                row.getInt(3),
                row.getBoolean(4),
                row.getLong(5),
                layout.chunks(),
                layout.columns());
    }

    Map<AppId, Long> sealedThrough() throws SQLException {
        Map<AppId, Long> through = new HashMap<>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT app_id, through FROM sealed");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                through.put(new AppId(rows.getObject(1, UUID.class)), rows.getLong(2));
            }
        }
        return through;
    }

    /**
     * Stores segments and gives up what the journal holds of their events, all or nothing. After an exception it may be
     * done again, also when only the answer to the commit was lost.
     *
     * @param first sequence of the segments' first event; {@code through} that of the last
     */
    void seal(AppId app, long first, long through, Map<SealedSegment, Path> sealed) throws SQLException, IOException {
        Transactions.run(database, connection -> {
            try (var statement = connection.prepareStatement(SEALED_THROUGH)) {
                statement.setObject(1, app.value());
                statement.setLong(2, through);
                if (statement.executeUpdate() == 0) {
                    // An earlier try was committed: what it put there goes again.
                    delete(connection, app, first, through);
                }
            }
            SegmentPieces.insert(connection, sealed);
        });
    }

    /** Puts segments in the place of others, all or nothing. After an exception it is not known which. */
    void replace(List<Segment> gone, Map<SealedSegment, Path> into) throws SQLException, IOException {
        Transactions.run(database, connection -> {
            int deleted = delete(connection, gone);
            if (deleted < gone.size()) {
                throw new IllegalStateException(
                        "only " + deleted + " of " + gone.size() + " segments to be replaced are stored");
            }
            SegmentPieces.insert(connection, into);
        });
    }

    /** Deletes the batch ids of an app and its rule of retention. */
    void forget(AppId app) throws SQLException, IOException {
        Transactions.run(database, connection -> {
            for (String delete : List.of(RECEIPTS, RETENTION_RULE)) {
                try (var statement = connection.prepareStatement(delete)) {
                    statement.setObject(1, app.value());
                    statement.executeUpdate();
                }
            }
        });
    }

    private static void delete(Connection connection, AppId app, long first, long last) throws SQLException {
        try (var statement = connection.prepareStatement(DELETE_BETWEEN)) {
            statement.setObject(1, app.value());
            statement.setLong(2, first);
            statement.setLong(3, last);
            statement.executeUpdate();
        }
    }

    /** @return how many of them were there */
    private static int delete(Connection connection, Collection<Segment> gone) throws SQLException {
        try (var statement = connection.prepareStatement(DELETE)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", gone.stream().map(Segment::id).toArray()));
            try (var count = statement.executeQuery()) {
                count.next();
                return count.getInt(1);
            }
        }
    }

    byte[] file(UUID id) {
        return bytes("SELECT file FROM segment WHERE id = ? ORDER BY piece", id);
    }

    SegmentSummary summary(UUID id) {
        return SegmentSummary.decode(bytes("SELECT summary FROM segment WHERE id = ? AND piece = 0", id));
    }

    SegmentFilter filter(UUID id) {
        return SegmentFilter.decode(bytes("SELECT filter FROM segment WHERE id = ? AND piece = 0", id));
    }

    private byte[] bytes(String query, UUID id) {
        var bytes = new ByteArrayOutputStream();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    bytes.writeBytes(rows.getBytes(1));
                }
            }
        } catch (SQLException e) {
            throw SearchFailedException.databaseAway(e);
        }
        if (bytes.size() == 0) {
            throw SearchFailedException.gone();
        }
        return bytes.toByteArray();
    }

    /** Apps with a rule of their own. */
    Map<AppId, Duration> retentionRules() throws SQLException {
        Map<AppId, Duration> rules = new HashMap<>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT app_id, days FROM retention");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                rules.put(new AppId(rows.getObject(1, UUID.class)), Duration.ofDays(rows.getInt(2)));
            }
        }
        return rules;
    }
}
