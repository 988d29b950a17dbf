package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Events in PostgreSQL's journal, searched through a tail in DuckDB that is rebuilt from the journal at the start, before
 * the server opens its port.
 *
 * <p>The tail holds the newest events that fit; older ones are in the journal but not found.
 *
 * @see "Decision record 0004: a store in three tiers"
 */
@Component
final class PostgresEventStore implements EventStore, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresEventStore.class);
    private static final long WAIT_FOR_ROOM_MILLIS = 200;
    private static final long STOP_MILLIS = 10_000;

    private final DataSource database;
    private final StoreProperties properties;
    private final ApplicationEventPublisher doorbell;
    private final Journal journal;
    private volatile @Nullable Open open;

    PostgresEventStore(
            DataSource database, StoreProperties properties, ApplicationEventPublisher doorbell, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.doorbell = doorbell;
        journal = new Journal(clock);
    }

    /** What exists while the store runs. */
    private record Open(Tail tail, TailReader reader, JournalQueue queue, JournalWriter writer, Thread thread) {}

    @Override
    public AppendOutcome append(EventBatch batch) {
        Open now = open;
        if (now == null) {
            return new AppendOutcome.Unavailable(RetryAfter.jittered());
        }
        JournalQueue queue = now.queue;
        PendingBatch pending = PendingBatch.of(batch);
        try {
            if (!queue.offer(pending, WAIT_FOR_ROOM_MILLIS)) {
                return new AppendOutcome.Busy(RetryAfter.jittered());
            }
            return outcome(queue, pending);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return giveUp(queue, pending);
        }
    }

    private AppendOutcome outcome(JournalQueue queue, PendingBatch pending) throws InterruptedException {
        try {
            return pending.outcome().get(properties.appendDeadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return giveUp(queue, pending);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The batch cannot be stored: " + e.getCause(), e.getCause());
        }
    }

    /** Unless the outcome comes at this very moment. */
    private static AppendOutcome giveUp(JournalQueue queue, PendingBatch pending) {
        var unavailable = new AppendOutcome.Unavailable(RetryAfter.jittered());
        if (!pending.outcome().complete(unavailable)) {
            return pending.outcome().join();
        }
        queue.remove(pending);
        return unavailable;
    }

    @Override
    public EventPage search(EventQuery query) {
        return opened().reader.search(query);
    }

    @Override
    public Optional<LogEvent> find(AppId app, EventId id) {
        return opened().reader.find(app, id);
    }

    @Override
    public StoredPosition end(AppId app) {
        return new StoredPosition(
                opened().tail.find(app).map(AppTail::lastSequence).orElse(0L));
    }

    @Override
    public NewEvents storedAfter(AppId app, EventFilter filter, StoredPosition after, int limit) {
        return opened().reader.storedAfter(app, filter, after, limit);
    }

    /** What waits for the journal now, as it lies in memory. */
    long waitingBytes() {
        Open now = open;
        return now == null ? 0 : now.queue.waitingBytes();
    }

    /** Events in the tail. */
    long searchable() {
        Open now = open;
        return now == null ? 0 : now.tail.rows();
    }

    /** Events that left the tail since the start. */
    long leftTail() {
        Open now = open;
        return now == null ? 0 : now.tail.left();
    }

    private Open opened() {
        Open now = open;
        if (now == null) {
            throw SearchFailedException.notRunning();
        }
        return now;
    }

    @Override
    public synchronized void start() {
        var tail = new Tail(properties);
        try (var connection = database.getConnection()) {
            replay(connection, tail);
            var queue = new JournalQueue(properties.queue().toBytes());
            var writer =
                    new JournalWriter(database, journal, queue, journal.end(connection), group -> stored(tail, group));
            var thread = Thread.ofPlatform().name("store-journal").start(writer);
            open = new Open(tail, new TailReader(tail), queue, writer, thread);
        } catch (SQLException | RuntimeException e) {
            tail.close();
            throw new IllegalStateException("The journal cannot be read: " + e.getMessage(), e);
        }
    }

    private void replay(Connection connection, Tail tail) throws SQLException {
        long began = System.nanoTime();
        long events = new JournalReplay(connection, tail).run(Tail.room(properties));
        LOG.info("{} events read from the journal in {} ms", events, (System.nanoTime() - began) / 1_000_000);
    }

    private void stored(Tail tail, JournalGroup group) {
        for (JournalRow row : group.rows()) {
            row.blocks().forEach(block -> tail.add(row.app(), block));
        }
        group.tell();
        for (JournalRow row : group.rows()) {
            doorbell.publishEvent(new EventsStored(row.app()));
        }
    }

    @Override
    public synchronized void stop() {
        Open was = open;
        if (was == null) {
            return;
        }
        open = null;
        was.writer.stop();
        try {
            if (!was.thread.join(Duration.ofMillis(STOP_MILLIS))) {
                LOG.warn("The journal's writer still waits for the database; what it holds was not acknowledged");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        was.tail.close();
    }

    @Override
    public boolean isRunning() {
        return open != null;
    }

    /** Before the server opens its port, and after it closed it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
