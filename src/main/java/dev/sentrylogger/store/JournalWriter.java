package dev.sentrylogger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes the journal: takes what waits, stores it in one commit, tells all callers. While a commit is
 * under way the next group gathers, so the more there is to do the larger the groups become.
 *
 * <p>A group whose commit failed without an answer is not written again before the database said whether it is stored:
 * its rows keep their sequences, and the primary key decides.
 */
final class JournalWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final long GROUP_BYTES = 2L << 20;
    private static final long POLL_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final DataSource database;
    private final Journal journal;
    private final JournalQueue queue;
    private final Consumer<JournalGroup> stored;
    private final CountDownLatch stop = new CountDownLatch(1);
    private long nextSequence;
    /** {@link #nextSequence} may be behind what the journal holds. */
    private boolean resync;

    /** @param stored called after each commit, before its callers are told */
    JournalWriter(
            DataSource database,
            Journal journal,
            JournalQueue queue,
            long nextSequence,
            Consumer<JournalGroup> stored) {
        this.database = database;
        this.journal = journal;
        this.queue = queue;
        this.nextSequence = nextSequence;
        this.stored = stored;
    }

    /** Lets the thread end once the queue is empty, or the database away. */
    void stop() {
        stop.countDown();
    }

    @Override
    public void run() {
        try {
            List<PendingBatch> group = queue.take(GROUP_BYTES, POLL_MILLIS);
            while (!group.isEmpty() || stop.getCount() > 0) {
                if (!group.isEmpty()) {
                    writeOrFail(group);
                }
                group = queue.take(GROUP_BYTES, POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeOrFail(List<PendingBatch> group) throws InterruptedException {
        try {
            write(group);
        } catch (RuntimeException | Error e) {
            // A bug, or no memory left; the thread must live on, or nothing is ever stored again.
            resync = true;
            LOG.error("A group of {} batches failed", group.size(), e);
            group.forEach(batch -> batch.outcome().completeExceptionally(e));
        }
    }

    private void write(List<PendingBatch> batches) throws InterruptedException {
        JournalGroup unconfirmed = null;
        for (int attempt = 0; attempt == 0 || !stop.await(pause(attempt), TimeUnit.MILLISECONDS); attempt++) {
            List<PendingBatch> group = awaited(batches);
            if (group.isEmpty() && unconfirmed == null) {
                return;
            }
            var transaction = new Transaction(unconfirmed);
            try {
                transaction.write(group);
                return;
            } catch (SQLException e) {
                unconfirmed = transaction.unconfirmed;
                if (Journal.sequenceTaken(e)) {
                    resync = true;
                } else if (unconfirmed == null && JournalFailure.of(e) == JournalFailure.DATA) {
                    isolate(group, e);
                    return;
                }
                LOG.warn("Journal, attempt {}: {}", attempt + 1, e.getMessage());
            }
        }
        batches.forEach(batch -> batch.outcome().complete(new AppendOutcome.Unavailable(RetryAfter.jittered())));
    }

    /** Callers that gave up were told so, and nothing of theirs is stored. */
    private static List<PendingBatch> awaited(List<PendingBatch> batches) {
        return batches.stream().filter(PendingBatch::awaited).toList();
    }

    private static long pause(int attempt) {
        return Math.min(LONGEST_PAUSE_MILLIS, 20L << Math.min(attempt, 10));
    }

    /** Halves a group that cannot be stored until the batch at fault is alone. */
    private void isolate(List<PendingBatch> group, SQLException failure) throws InterruptedException {
        if (group.size() == 1) {
            group.getFirst().outcome().completeExceptionally(failure);
            return;
        }
        int half = group.size() / 2;
        write(new ArrayList<>(group.subList(0, half)));
        write(new ArrayList<>(group.subList(half, group.size())));
    }

    private void settle(JournalGroup group) {
        nextSequence = Math.max(nextSequence, group.end());
        try {
            stored.accept(group);
        } catch (RuntimeException e) {
            LOG.error(
                    "{} rows are stored, but what follows failed", group.rows().size(), e);
        } finally {
            group.tell();
        }
    }

    /** One attempt. */
    private final class Transaction {
        /** A group whose {@code COMMIT} was sent and not answered. */
        private @Nullable JournalGroup unconfirmed;

        Transaction(@Nullable JournalGroup unconfirmed) {
            this.unconfirmed = unconfirmed;
        }

        void write(List<PendingBatch> batches) throws SQLException {
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(false);
                if (unconfirmed != null && confirm(connection, unconfirmed)) {
                    return;
                }
                if (resync) {
                    nextSequence = Math.max(nextSequence, journal.end(connection));
                    resync = false;
                }
                JournalGroup group = journal.stage(connection, batches, nextSequence);
                unconfirmed = group.rows().isEmpty() ? null : group;
                connection.commit();
                unconfirmed = null;
                settle(group);
            }
        }

        private boolean confirm(Connection connection, JournalGroup group) throws SQLException {
            boolean committed = journal.committed(connection, group.rows().getFirst());
            connection.rollback();
            unconfirmed = null;
            if (committed) {
                settle(group);
            }
            return committed;
        }
    }
}
