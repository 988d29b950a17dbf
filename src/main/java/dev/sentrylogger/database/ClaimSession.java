package dev.sentrylogger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection that holds, or may take, the lock of {@link DatabaseClaim}. For one thread at a time. */
final class ClaimSession implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ClaimSession.class);

    /** Lets the database see within a quarter of a minute that our machine is gone. */
    private static final String WATCH_CLOSELY = """
            SET tcp_keepalives_idle = 5;
            SET tcp_keepalives_interval = 2;
            SET tcp_keepalives_count = 3
            """;

    private static final String WHO = """
            SELECT pid, backend_start
            FROM pg_stat_activity
            WHERE pid = pg_backend_pid()
            """;

    /** Servers that keep their tables in different schemas are no rivals. The number is any, but always this. */
    private static final String TAKE = "SELECT pg_try_advisory_lock(1399812430, hashtext(current_schema()))";

    private static final String END = """
            SELECT pg_terminate_backend(pid, 2000)
            FROM pg_stat_activity
            WHERE pid = ? AND backend_start = ?
            """;

    private final Connection connection;
    private final int process;
    private final OffsetDateTime started;

    private ClaimSession(Connection connection, int process, OffsetDateTime started) {
        this.connection = connection;
        this.process = process;
        this.started = started;
    }

    /** @param answerMillis a database that is silent for longer counts as away */
    static ClaimSession open(DataSource connections, int answerMillis) throws SQLException {
        Connection connection = connections.getConnection();
        try (Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, answerMillis);
            statement.execute(WATCH_CLOSELY);
            try (var who = statement.executeQuery(WHO)) {
                who.next();
                return new ClaimSession(connection, who.getInt(1), who.getObject(2, OffsetDateTime.class));
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** @return false while another session holds the lock */
    boolean take() throws SQLException {
        try (Statement statement = connection.createStatement();
                var answer = statement.executeQuery(TAKE)) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    boolean answers() {
        try (Statement statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT 1")) {
            return answer.next();
        } catch (SQLException e) {
            log.debug("The connection that holds the claim broke", e);
            return false;
        }
    }

    /** Ends another session of our own that the database may still keep. */
    void end(ClaimSession other) throws SQLException {
        try (var statement = connection.prepareStatement(END)) {
            statement.setInt(1, other.process);
            statement.setObject(2, other.started);
            statement.execute();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("The connection that held the claim was broken already", e);
        }
    }
}
