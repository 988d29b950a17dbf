package dev.sentrylogger.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Writes segments as rows: a file in pieces, the first of which says what is known of the whole. */
final class SegmentPieces {
    /**
     * The commit of new events waits until everything that was written to the database's log before it is on the disk. A
     * whole file is megabytes; so it goes there little by little.
     */
    private static final int BYTES = 256 * 1024;

    private static final String INSERT = """
            INSERT INTO segment
                (id, settled, day, app_id, level, late, first_sequence, last_sequence, event_count,
                occurred_from, occurred_to, file_bytes, piece, file, layout, summary, filter)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private SegmentPieces() {}

    static void insert(Connection connection, Map<SealedSegment, Path> files) throws SQLException, IOException {
        for (var file : files.entrySet()) {
            try (var bytes = Files.newInputStream(file.getValue());
                    var statement = connection.prepareStatement(INSERT)) {
                setCommon(statement, file.getKey().segment());
                setKnown(statement, file.getKey());
                insert(statement, bytes);
            }
        }
    }

    private static void insert(PreparedStatement statement, InputStream bytes) throws SQLException, IOException {
        byte[] piece = bytes.readNBytes(BYTES);
        for (int number = 0; piece.length > 0; number++) {
            long began = System.nanoTime();
            statement.setInt(13, number);
            statement.setBytes(14, piece);
            statement.executeUpdate();
            setKnown(statement, null);
            piece = bytes.readNBytes(BYTES);
            // Half of the time is left to others.
            LockSupport.parkNanos(System.nanoTime() - began);
        }
    }

    private static void setCommon(PreparedStatement statement, Segment segment) throws SQLException {
        statement.setObject(1, segment.id());
        statement.setBoolean(2, segment.rows() >= SegmentTable.SETTLED_ROWS);
        statement.setObject(3, SegmentDays.of(segment));
        statement.setObject(4, segment.app().value());
        statement.setInt(5, segment.level());
        statement.setBoolean(6, segment.late());
        statement.setLong(7, segment.firstSequence());
        statement.setLong(8, segment.lastSequence());
        statement.setLong(9, segment.rows());
        statement.setObject(10, Micros.instant(segment.from()).atOffset(ZoneOffset.UTC));
        statement.setObject(11, Micros.instant(segment.to()).atOffset(ZoneOffset.UTC));
        statement.setLong(12, segment.fileBytes());
    }

    private static void setKnown(PreparedStatement statement, @Nullable SealedSegment whole) throws SQLException {
        if (whole == null) {
            statement.setNull(15, Types.BINARY);
            statement.setNull(16, Types.BINARY);
            statement.setNull(17, Types.BINARY);
            return;
        }
        Segment segment = whole.segment();
        statement.setBytes(15, new SegmentLayout(segment.chunks(), segment.columns()).encode());
        statement.setBytes(16, whole.summary().encode());
        statement.setBytes(17, whole.filter().encode());
    }
}
