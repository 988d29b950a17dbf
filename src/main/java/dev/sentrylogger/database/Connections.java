package dev.sentrylogger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens connections to where the database is now: a restarted postmaster may have had to take another port. Threads may
 * share it.
 */
final class Connections extends AbstractDataSource {
    private volatile @Nullable DataSource target;

    void moveTo(DataSource newTarget) {
        target = newTarget;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return target().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return target().getConnection(user, password);
    }

    private DataSource target() throws SQLException {
        DataSource now = target;
        if (now == null) {
            throw new SQLTransientConnectionException("The database has not started yet");
        }
        return now;
    }
}
