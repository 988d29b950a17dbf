package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.ContextQuery;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.FacetQuery;
import dev.sentrylogger.query.HistogramQuery;
import dev.sentrylogger.query.TimeRange;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
 * Events in PostgreSQL: the newest in its journal, the others sealed into segments. Both are searched through DuckDB,
 * which is told of them at the start, before the server opens its port.
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
    private final Clock clock;
    private final JournalGenerations generations;
    private final Journal journal;
    private volatile @Nullable Open open;

    PostgresEventStore(
            DataSource database, StoreProperties properties, ApplicationEventPublisher doorbell, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.doorbell = doorbell;
        this.clock = clock;
        generations = new JournalGenerations(database, properties.sealAge());
        journal = new Journal(clock, generations);
    }

    /** What exists while the store runs. */
    private record Open(Running running, JournalQueue queue, JournalWriter writer, Thread thread) {}

    @Override
    public AppendOutcome append(EventBatch batch) {
        Open now = open;
        if (now == null || now.running.isStuck(batch.app())) {
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
    public EventPage search(EventQuery query, SearchListener listener, Cancellation cancellation) {
        return reader().search(query, listener, cancellation);
    }

    @Override
    public Optional<LogEvent> find(AppId app, EventId id) {
        return reader().find(app, id);
    }

    @Override
    public Histogram histogram(HistogramQuery query) {
        return reader().histogram(query);
    }

    @Override
    public List<Facet> facets(FacetQuery query) {
        return reader().facets(query);
    }

    @Override
    public List<FieldShare> fields(AppId app, TimeRange range) {
        return reader().fields(app, range);
    }

    @Override
    public Optional<EventContext> context(ContextQuery query) {
        return reader().context(query);
    }

    @Override
    public long delete(Deletion deletion) {
        try {
            return running().delete(deletion);
        } catch (SQLException | IOException e) {
            throw SearchFailedException.databaseAway(e);
        }
    }

    @Override
    public void forget(AppId app) {
        try {
            running().forget(app);
        } catch (SQLException | IOException e) {
            throw SearchFailedException.databaseAway(e);
        }
    }

    @Override
    public StoredPosition end(AppId app) {
        return reader().end(app);
    }

    @Override
    public NewEvents storedAfter(AppId app, EventFilter filter, StoredPosition after, int limit) {
        return reader().storedAfter(app, filter, after, limit);
    }

    /** What waits for the journal now, as it lies in memory. */
    long waitingBytes() {
        Open now = open;
        return now == null ? 0 : now.queue.waitingBytes();
    }

    /** What lies in no segment yet, decoded. */
    long unsealedBytes() {
        Open now = open;
        return now == null ? 0 : now.running.apps().waitingBytes();
    }

    long segments() {
        Open now = open;
        return now == null
                ? 0
                : now.running.apps().all().stream()
                        .mapToLong(app -> app.segments().size())
                        .sum();
    }

    /** What exists while the store runs. */
    Running running() {
        Open now = open;
        if (now == null) {
            throw SearchFailedException.notRunning();
        }
        return now.running;
    }

    private StoreReader reader() {
        return running().reader();
    }

    @Override
    public synchronized void start() {
        try {
            var running = new Running(database, properties, generations, clock);
            try (var connection = database.getConnection()) {
                var queue = new JournalQueue(properties.queue().toBytes());
                var writer = new JournalWriter(
                        database, journal, queue, journal.end(connection), group -> stored(running, group));
                var thread = Thread.ofPlatform().name("store-journal").start(writer);
                open = new Open(running, queue, writer, thread);
            } catch (SQLException | RuntimeException e) {
                running.close();
                throw e;
            }
        } catch (IOException | SQLException | RuntimeException e) {
            throw new IllegalStateException("The stored events cannot be read: " + e.getMessage(), e);
        }
    }

    private void stored(Running running, JournalGroup group) {
        for (JournalRow row : group.rows()) {
            row.frames().forEach(frame -> running.add(row.app(), frame));
        }
        group.tell();
        for (JournalRow row : group.rows()) {
            doorbell.publishEvent(new EventsStored(row.app()));
        }
        running.pace();
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
        was.running.close();
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
