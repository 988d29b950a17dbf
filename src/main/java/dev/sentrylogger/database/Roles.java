package dev.sentrylogger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Who the application is in the embedded database: the owner of its one database and nothing more, so that no statement of
 * ours, or smuggled into ours, can reach the machine.
 */
final class Roles {
    private static final String NAME = "sentry_logger";

    private Roles() {}

    static PGSimpleDataSource application(int port, String password) {
        return at(port, NAME, NAME, password);
    }

    /** Makes the role and its database where they do not exist yet. */
    static void prepare(int port, String password) throws SQLException {
        try (Connection connection =
                        at(port, "postgres", Cluster.SUPERUSER, password).getConnection();
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                // Hexadecimal, made by us: nothing in it needs quoting.
                statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password + "'");
            }
            if (isMissing(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        }
    }

    private static boolean isMissing(Statement statement, String question) throws SQLException {
        try (var found = statement.executeQuery(question)) {
            return !found.next();
        }
    }

    private static PGSimpleDataSource at(int port, String database, String user, String password) {
        return new JdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password).dataSource();
    }
}
