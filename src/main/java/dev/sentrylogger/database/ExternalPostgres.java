package dev.sentrylogger.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that the operator runs. Its settings are theirs; we say so when they let events be lost. */
final class ExternalPostgres implements DatabaseServer {
    private static final Logger log = LoggerFactory.getLogger(ExternalPostgres.class);

    private final PGSimpleDataSource connections;
    private final DatabaseClaim claim;

    private ExternalPostgres(PGSimpleDataSource connections, DatabaseClaim claim) {
        this.connections = connections;
        this.claim = claim;
    }

    /**
     * @param patience how long a database may take that starts together with us, as in a compose file
     * @throws DatabaseStartException when there is none by then, or another server uses it, or at once when it refuses us
     */
    static ExternalPostgres connect(JdbcUrl url, Duration patience) {
        PGSimpleDataSource connections = url.dataSource();
        long start = System.nanoTime();
        while (true) {
            try {
                Durability.gaps(connections)
                        .forEach(gap -> log.warn("The database has {}: a crash may lose acknowledged events", gap));
                return claimed(connections);
            } catch (SQLException e) {
                if (!isAway(e) || System.nanoTime() - start > patience.toNanos()) {
                    throw new DatabaseStartException("Cannot use the database of DATABASE_URL: " + e.getMessage(), e);
                }
                log.info("Waiting for the database of DATABASE_URL: {}", e.getMessage());
                pause();
            }
        }
    }

    private static ExternalPostgres claimed(PGSimpleDataSource connections) throws SQLException {
        DatabaseClaim claim = DatabaseClaim.take(connections);
        try {
            if (MigrationLock.clear(connections)) {
                log.warn("Cleared the migration lock of a run that was killed");
            }
            return new ExternalPostgres(connections, claim);
        } catch (SQLException e) {
            claim.close();
            throw e;
        }
    }

    // Class 08: no connection. 57P03: it is still starting.
    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.equals("57P03"));
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("Interrupted while waiting for the database of DATABASE_URL.", e);
        }
    }

    @Override
    public DataSource connections() {
        return connections;
    }

    @Override
    public List<Path> folders() {
        return List.of();
    }

    @Override
    public Optional<String> takenOver() {
        return claim.lost();
    }

    @Override
    public void close() {
        claim.close();
    }
}
