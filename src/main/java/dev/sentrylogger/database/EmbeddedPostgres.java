package dev.sentrylogger.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own PostgreSQL in the data directory: made at first start, listening on the loopback address only, its password kept
 * in a file that only we can read. Closing stops it and leaves every file in place.
 */
final class EmbeddedPostgres implements DatabaseServer {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final DataDirectory directory;
    private final Postmaster postmaster;
    private final Connections connections;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(DataDirectory directory, Postmaster postmaster, Connections connections) {
        this.directory = directory;
        this.postmaster = postmaster;
        this.connections = connections;
    }

    /** @throws DatabaseStartException when the operator has to do something first */
    static EmbeddedPostgres start(Path dataDirectory) {
        DataDirectory directory = DataDirectory.claim(dataDirectory);
        try {
            return startIn(directory);
        } catch (IOException e) {
            directory.close();
            throw new DatabaseStartException("Cannot start PostgreSQL in " + directory.path() + ": " + e, e);
        } catch (InterruptedException e) {
            directory.close();
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("Interrupted while PostgreSQL was starting.", e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static EmbeddedPostgres startIn(DataDirectory directory) throws IOException, InterruptedException {
        var cluster = new Cluster(directory.path().resolve("postgres"));
        cluster.requireOurVersion();
        ProcessAccount account = ProcessAccount.of(cluster.directory());
        if (directory.isNew()) {
            account.letThrough(directory.path());
        }
        var programs = new PostgresPrograms(PostgresBinaries.unpackInto(directory.path()), account);
        String password = DatabasePassword.in(directory.path());
        cluster.createIfAbsent(programs, password);

        var postmaster = new Postmaster(cluster, programs);
        int port = postmaster.start(0);
        Roles.prepare(port, password);
        return new EmbeddedPostgres(directory, postmaster, new Connections(Roles.application(port, password)));
    }

    @Override
    public DataSource connections() {
        return connections;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            postmaster.stop();
        } catch (IOException e) {
            log.warn("PostgreSQL was not stopped; the next start will do it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            directory.close();
        }
    }
}
