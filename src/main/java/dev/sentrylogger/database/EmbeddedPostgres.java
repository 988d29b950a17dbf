package dev.sentrylogger.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/**
 * Our own PostgreSQL in the data directory: made at first start, listening on the loopback address only, its password kept
 * in a file that only we can read, started again when it dies. Closing stops it and leaves every file in place.
 */
final class EmbeddedPostgres implements DatabaseServer {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final DataDirectory directory;
    private final Postmaster postmaster;
    private final String password;
    private final Connections connections = new Connections();
    private final Runnable closeAtExit = this::close;
    private @Nullable Supervisor supervisor;
    private int port;
    private boolean closed;
    private volatile boolean closing;
    /** Who waits for the database to come up, which takes minutes after a crash. */
    private volatile @Nullable Thread starter;

    private EmbeddedPostgres(DataDirectory directory, Postmaster postmaster, String password) {
        this.directory = directory;
        this.postmaster = postmaster;
        this.password = password;
    }

    /** @throws DatabaseStartException when the operator has to do something first */
    static EmbeddedPostgres start(Path dataDirectory) {
        DataDirectory directory = DataDirectory.claim(dataDirectory);
        boolean started = false;
        try {
            EmbeddedPostgres postgres = preparedIn(directory);
            postgres.begin();
            started = true;
            return postgres;
        } catch (IOException | SQLException e) {
            throw new DatabaseStartException("Cannot start PostgreSQL in " + directory.path() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("Interrupted while PostgreSQL was starting.", e);
        } finally {
            if (!started) {
                directory.close();
            }
        }
    }

    private static EmbeddedPostgres preparedIn(DataDirectory directory) throws IOException, InterruptedException {
        var cluster = new Cluster(directory.path().resolve("postgres"));
        cluster.requireOurVersion();
        ProcessAccount account = ProcessAccount.of(cluster.directory());
        if (directory.isNew()) {
            account.letThrough(directory.path());
        }
        account.requireAccess(directory.path());
        String password = DatabasePassword.in(directory.path());
        var programs = new PostgresPrograms(PostgresBinaries.unpackInto(directory.path()), account);
        cluster.createIfAbsent(programs, password);
        return new EmbeddedPostgres(directory, new Postmaster(cluster, programs), password);
    }

    private synchronized void begin() throws IOException, InterruptedException, SQLException {
        // Also when the server is told to stop before Spring knows this object; after all contexts in any case.
        SpringApplication.getShutdownHandlers().add(closeAtExit);
        try {
            startPostmaster();
            if (MigrationLock.clear(connections)) {
                log.warn("Cleared the migration lock of a run that was killed");
            }
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            close();
            throw e;
        }
        supervisor = new Supervisor(postmaster, this::restart);
    }

    private synchronized void restart() throws IOException, InterruptedException {
        if (!closed) {
            startPostmaster();
        }
    }

    private void startPostmaster() throws IOException, InterruptedException {
        starter = Thread.currentThread();
        try {
            // After naming ourselves: a close that did not see the name is seen here.
            if (closing) {
                throw new InterruptedException("The server is stopping.");
            }
            bringUp();
        } finally {
            starter = null;
        }
    }

    private void bringUp() throws IOException, InterruptedException {
        postmaster.stopLeftovers();
        port = postmaster.start(port);
        try {
            Roles.prepare(port, password);
            connections.moveTo(Roles.application(port, password));
            List<String> gaps = Durability.gaps(connections);
            if (!gaps.isEmpty()) {
                postmaster.stop();
                throw new DatabaseStartException(
                        "The database in " + directory.path() + " could lose acknowledged events ("
                                + String.join(", ", gaps) + "); take these settings back.");
            }
        } catch (SQLException e) {
            throw new DatabaseStartException("Cannot sign in to the embedded database: " + e.getMessage(), e);
        }
    }

    @Override
    public DataSource connections() {
        return connections;
    }

    /** Operators give the log, or the tables, a disk of their own. */
    @Override
    public List<Path> folders() {
        Path cluster = directory.path().resolve("postgres");
        return List.of(directory.path(), cluster.resolve("base"), cluster.resolve("pg_wal"));
    }

    /** Never: the claim on the data directory lasts as long as this process. */
    @Override
    public Optional<String> takenOver() {
        return Optional.empty();
    }

    @Override
    public void close() {
        closing = true;
        Thread waiting = starter;
        // A start holds the monitor until the log is replayed; stopping need not wait for that.
        if (waiting != null && waiting != Thread.currentThread()) {
            waiting.interrupt();
        }
        stop();
    }

    private synchronized void stop() {
        if (closed) {
            return;
        }
        closed = true;
        if (supervisor != null) {
            supervisor.close();
        }
        try {
            postmaster.stop();
        } catch (IOException e) {
            log.warn("PostgreSQL was not stopped; the next start will do it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            directory.close();
            forget();
        }
    }

    private void forget() {
        try {
            SpringApplication.getShutdownHandlers().remove(closeAtExit);
        } catch (IllegalStateException e) {
            log.trace("The process is ending; its handlers end with it", e);
        }
    }
}
