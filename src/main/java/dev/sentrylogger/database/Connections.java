package dev.sentrylogger.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens connections to where the database is now: a restarted postmaster may have had to take another port. Threads may
 * share it.
 */
final class Connections extends AbstractDataSource {
    private volatile PGSimpleDataSource target;

    Connections(PGSimpleDataSource target) {
        this.target = target;
    }

    void moveTo(PGSimpleDataSource newTarget) {
        target = newTarget;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return target.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return target.getConnection(user, password);
    }
}
