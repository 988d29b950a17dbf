package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The SQL of segments. Each method is one transaction of its own. */
final class SegmentTable {
    /**
     * A segment this large is merged no more; a smaller one waits for neighbours. Its file is one write of some megabytes to
     * the database's log, which commits of new events have to wait for.
     */
    static final long SETTLED_ROWS = 300_000;

    private static final String LIST = """
            SELECT id, app_id, level, late, file_bytes, layout
            FROM segment
            """;

    private static final String INSERT = """
            INSERT INTO segment
                (id, settled, day, app_id, level, late, first_sequence, last_sequence, event_count,
                occurred_from, occurred_to, layout, summary, filter, file_bytes, file)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String SEALED_THROUGH = """
            INSERT INTO sealed (app_id, through)
            VALUES (?, ?)
            ON CONFLICT (app_id) DO UPDATE SET through = excluded.through
            WHERE sealed.through < excluded.through
            """;

    private static final String DELETE_BETWEEN = """
            DELETE FROM segment
            WHERE app_id = ? AND late = ANY (?) AND first_sequence BETWEEN ? AND ?
            """;

    private final DataSource database;

    SegmentTable(DataSource database) {
        this.database = database;
    }

    List<Segment> list() throws SQLException {
        List<Segment> segments = new ArrayList<>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LIST);
                var rows = statement.executeQuery()) {
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
                    delete(connection, app, List.of(false, true), first, through);
                }
            }
            insert(connection, sealed);
        });
    }

    /**
     * Puts one segment in the place of its neighbours, all or nothing. After an exception it may be done again, also when
     * only the answer to the commit was lost.
     */
    void replace(List<Segment> gone, Map<SealedSegment, Path> merged) throws SQLException, IOException {
        Transactions.run(database, connection -> {
            if (delete(connection, gone) < gone.size()) {
                // Likewise.
                Segment first = gone.getFirst();
                long last = gone.getLast().lastSequence();
                delete(connection, first.app(), List.of(first.late()), first.firstSequence(), last);
            }
            insert(connection, merged);
        });
    }

    void delete(Collection<Segment> gone) throws SQLException, IOException {
        Transactions.run(database, connection -> delete(connection, gone));
    }

    private void insert(Connection connection, Map<SealedSegment, Path> sealed) throws SQLException, IOException {
        for (var entry : sealed.entrySet()) {
            Segment segment = entry.getKey().segment();
            LocalDate day = day(segment);
            try (var statement = connection.prepareStatement(INSERT)) {
                statement.setObject(1, segment.id());
                statement.setBoolean(2, segment.rows() >= SETTLED_ROWS);
                statement.setObject(3, day);
                statement.setObject(4, segment.app().value());
                statement.setInt(5, segment.level());
                statement.setBoolean(6, segment.late());
                statement.setLong(7, segment.firstSequence());
                statement.setLong(8, segment.lastSequence());
                statement.setLong(9, segment.rows());
                statement.setObject(10, Micros.instant(segment.from()).atOffset(ZoneOffset.UTC));
                statement.setObject(11, Micros.instant(segment.to()).atOffset(ZoneOffset.UTC));
                statement.setBytes(12, new SegmentLayout(segment.chunks(), segment.columns()).encode());
                statement.setBytes(13, entry.getKey().summary().encode());
                statement.setBytes(14, entry.getKey().filter().encode());
                statement.setLong(15, segment.fileBytes());
                statement.setBytes(16, Files.readAllBytes(entry.getValue()));
                statement.executeUpdate();
            }
        }
    }

    static LocalDate day(Segment segment) {
        return LocalDate.ofInstant(Micros.instant(segment.to()), ZoneOffset.UTC);
    }

    private static void delete(Connection connection, AppId app, List<Boolean> late, long first, long last)
            throws SQLException {
        try (var statement = connection.prepareStatement(DELETE_BETWEEN)) {
            statement.setObject(1, app.value());
            statement.setArray(2, connection.createArrayOf("boolean", late.toArray()));
            statement.setLong(3, first);
            statement.setLong(4, last);
            statement.executeUpdate();
        }
    }

    private static int delete(Connection connection, Collection<Segment> gone) throws SQLException {
        try (var statement = connection.prepareStatement("DELETE FROM segment WHERE id = ANY (?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", gone.stream().map(Segment::id).toArray()));
            return statement.executeUpdate();
        }
    }

    byte[] file(UUID id) {
        return bytes("file", id);
    }

    SegmentSummary summary(UUID id) {
        return SegmentSummary.decode(bytes("summary", id));
    }

    SegmentFilter filter(UUID id) {
        return SegmentFilter.decode(bytes("filter", id));
    }

    private byte[] bytes(String column, UUID id) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT " + column + " FROM segment WHERE id = ?")) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw SearchFailedException.gone();
                }
                return row.getBytes(1);
            }
        } catch (SQLException e) {
            throw SearchFailedException.databaseAway(e);
        }
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
