package dev.sentrylogger.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The claim on a database that the operator runs, so that no two servers use it: a PostgreSQL advisory lock, which ends
 * with the connection that holds it, however that ends. The connection is looked after every two seconds; when it broke,
 * the lock is taken again by another. Should a server have come in between, the claim is lost for good: what we remember of
 * the database is no longer true.
 */
final class DatabaseClaim implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DatabaseClaim.class);

    /** Longer than the database needs to notice that the machine of the server before is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int ANSWER_MILLIS = 5_000;

    private final DataSource connections;
    private final CountDownLatch closing = new CountDownLatch(1);
    private ClaimSession session;
    private volatile boolean lost;

    private DatabaseClaim(DataSource connections, ClaimSession session) {
        this.connections = connections;
        this.session = session;
        Thread.ofPlatform().daemon().name("database-claim").start(this::watch);
    }

    /** @throws DatabaseStartException when another server has it */
    static DatabaseClaim take(DataSource connections) throws SQLException {
        return take(connections, PATIENCE);
    }

    static DatabaseClaim take(DataSource connections, Duration patience) throws SQLException {
        ClaimSession session = ClaimSession.open(connections, ANSWER_MILLIS);
        boolean taken = false;
        try {
            taken = takeWithin(session, patience);
        } finally {
            if (!taken) {
                session.close();
            }
        }
        return new DatabaseClaim(connections, session);
    }

    private static boolean takeWithin(ClaimSession session, Duration patience) throws SQLException {
        long start = System.nanoTime();
        while (!session.take()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new DatabaseStartException("Another Sentry Logger is using the database of DATABASE_URL;"
                        + " stop it first, or give this one a database of its own.");
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("Interrupted while another server was using the database.", e);
        }
    }

    /** @return why nothing may be stored any more; empty while no other server has come in between */
    Optional<String> lost() {
        return lost
                ? Optional.of(
                        "Another Sentry Logger has taken over the database of this one. Send events to that one, or"
                                + " stop it and start this one again.")
                : Optional.empty();
    }

    private void watch() {
        try {
            while (!lost && !closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        if (closing.getCount() == 0 || session.answers()) {
            return;
        }
        try {
            takeAgain();
        } catch (SQLException e) {
            log.debug("The database is away; the claim on it waits", e);
        }
    }

    private void takeAgain() throws SQLException {
        session.close();
        ClaimSession next = ClaimSession.open(connections, ANSWER_MILLIS);
        // The database may not have noticed yet that our connection broke.
        next.end(session);
        if (next.take()) {
            session = next;
            return;
        }
        next.close();
        lost = true;
        log.error("Another Sentry Logger has taken over the database of DATABASE_URL; this one takes no more events."
                + " Stop one of them, and start this one again if it is the one to stay");
    }

    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            session.close();
        }
    }
}
