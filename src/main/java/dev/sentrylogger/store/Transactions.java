package dev.sentrylogger.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work in a transaction of its own: all of it or nothing. */
final class Transactions {
    private Transactions() {}

    /** @throws X what the work throws */
    static <X extends Exception> void run(DataSource database, Work<X> work) throws SQLException, X {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.run(connection);
                connection.commit();
            } catch (Exception e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** What one transaction does. */
    @FunctionalInterface
    interface Work<X extends Exception> {
        void run(Connection connection) throws SQLException, X;
    }
}
