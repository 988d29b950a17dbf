package dev.sentrylogger.store;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** The partitions of settled segments, one a day: what is old leaves with its table, and no hole stays behind. */
final class SegmentDays {
    /** Check violation: some of the day lie with the others already. Lock not available: somebody works long. */
    private static final Set<String> NOT_NOW = Set.of("23514", "55P03");

    /** Partitions of single days that are over. */
    private static final String DAYS = """
            SELECT relname
            FROM pg_inherits
            JOIN pg_class ON pg_class.oid = inhrelid
            WHERE inhparent = 'segment_settled'::regclass
                AND relname ~ '^segment_settled_[0-9]+$'
                AND relname < 'segment_settled_' || to_char(current_date - 1, 'YYYYMMDD')
            """;

    private final DataSource database;

    SegmentDays(DataSource database) {
        this.database = database;
    }

    /** The UTC day of a segment's newest event. */
    static LocalDate of(Segment segment) {
        return LocalDate.ofInstant(Micros.instant(segment.to()), ZoneOffset.UTC);
    }

    /** Makes a partition for settled segments of {@code day}; those of a day without one lie with the others. */
    void make(LocalDate day) throws SQLException {
        String name = "segment_settled_" + day.toString().replace("-", "");
        try {
            Transactions.run(database, connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("SET LOCAL lock_timeout = '2s'");
                    statement.execute("CREATE TABLE IF NOT EXISTS " + name
                            + " PARTITION OF segment_settled FOR VALUES FROM ('" + day + "') TO ('" + day.plusDays(1)
                            + "')");
                }
            });
        } catch (SQLException e) {
            // Then they lie with the others.
            if (!NOT_NOW.contains(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** Gives back the partitions of days that hold nothing any more. */
    void dropEmpty() throws SQLException {
        Transactions.run(database, connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SET LOCAL lock_timeout = '2s'");
                List<String> days = new ArrayList<>();
                try (var rows = statement.executeQuery(DAYS)) {
                    while (rows.next()) {
                        days.add(rows.getString(1));
                    }
                }
                for (String day : days) {
                    if (isEmpty(statement, day)) {
                        statement.execute("LOCK TABLE " + day + " IN ACCESS EXCLUSIVE MODE");
                        // Again: somebody may have been writing into it.
                        if (isEmpty(statement, day)) {
                            statement.execute("DROP TABLE " + day);
                        }
                    }
                }
            }
        });
    }

    private static boolean isEmpty(Statement statement, String partition) throws SQLException {
        try (var row = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM " + partition + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
