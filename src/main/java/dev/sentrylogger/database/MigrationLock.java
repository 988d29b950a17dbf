package dev.sentrylogger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Liquibase's lock, which a run that was killed leaves set for ever. Nobody but us can hold it: whoever starts has claimed
 * the data directory, or with {@link DatabaseClaim} the operator's database.
 */
final class MigrationLock {
    /** Only where our own tables are: a server in another schema may be migrating its own. */
    private static final String EXISTS = """
            SELECT to_regclass(quote_ident(current_schema()) || '.databasechangeloglock') IS NOT NULL
            """;

    private static final String CLEAR = """
            UPDATE databasechangeloglock
            SET locked = FALSE, lockgranted = NULL, lockedby = NULL
            WHERE locked
            """;

    private MigrationLock() {}

    /** @return whether a killed run had left it set */
    static boolean clear(DataSource connections) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                var exists = statement.executeQuery(EXISTS)) {
            exists.next();
            return exists.getBoolean(1) && clear(connection);
        }
    }

    private static boolean clear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(CLEAR) > 0;
        }
    }
}
