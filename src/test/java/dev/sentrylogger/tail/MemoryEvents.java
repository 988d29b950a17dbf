package dev.sentrylogger.tail;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.ContextQuery;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.FacetQuery;
import dev.sentrylogger.query.HistogramQuery;
import dev.sentrylogger.query.NaiveFilter;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.AppendOutcome;
import dev.sentrylogger.store.Cancellation;
import dev.sentrylogger.store.Deletion;
import dev.sentrylogger.store.EventBatch;
import dev.sentrylogger.store.EventContext;
import dev.sentrylogger.store.EventPage;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.Facet;
import dev.sentrylogger.store.FieldShare;
import dev.sentrylogger.store.Histogram;
import dev.sentrylogger.store.NewEvents;
import dev.sentrylogger.store.SearchListener;
import dev.sentrylogger.store.StoredPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The part of the store that the tail asks, in a list; an event's position is its place in it. */
final class MemoryEvents implements EventStore {
    private record Row(AppId app, LogEvent event) {}

    private final List<Row> rows = new ArrayList<>();
    int queries;
    boolean away;
    boolean outOfMemory;

    void add(AppId app, Level level, String message) {
        Instant at = Instant.parse("2026-11-24T10:00:00Z").plusMillis(rows.size());
        var event = new LogEvent(
                new EventId(UUID.randomUUID()),
                at,
                at,
                level.severity(),
                message,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Attributes.NONE,
                null,
                "test");
        rows.add(new Row(app, event));
    }

    @Override
    public AppendOutcome append(EventBatch batch) {
        batch.events().forEach(event -> rows.add(new Row(batch.app(), event)));
        return new AppendOutcome.Stored();
    }

    @Override
    public StoredPosition end(AppId app) {
        return new StoredPosition(rows.size());
    }

    @Override
    public NewEvents storedAfter(AppId app, EventFilter filter, StoredPosition after, int limit) {
        queries++;
        if (outOfMemory) {
            throw new OutOfMemoryError("says the test");
        }
        if (away) {
            throw new IllegalStateException("the store is away, says the test");
        }
        List<LogEvent> found = rows.stream()
                .skip(after.sequence())
                .filter(row -> row.app().equals(app))
                .map(Row::event)
                .filter(event -> NaiveFilter.matches(filter, event))
                .toList();
        int skipped = Math.max(0, found.size() - limit);
        return new NewEvents(found.subList(skipped, found.size()), skipped, end(app));
    }

    @Override
    public EventPage search(EventQuery query, SearchListener listener, Cancellation cancellation) {
        throw new UnsupportedOperationException("the tail never searches");
    }

    @Override
    public long delete(Deletion deletion) {
        throw new UnsupportedOperationException("the tail never deletes");
    }

    @Override
    public void forget(AppId app) {
        throw new UnsupportedOperationException("the tail never deletes");
    }

    @Override
    public Optional<LogEvent> find(AppId app, EventId id) {
        throw new UnsupportedOperationException("the tail never looks for one event");
    }

    @Override
    public Histogram histogram(HistogramQuery query) {
        throw new UnsupportedOperationException("the tail never counts");
    }

    @Override
    public List<Facet> facets(FacetQuery query) {
        throw new UnsupportedOperationException("the tail never counts");
    }

    @Override
    public List<FieldShare> fields(AppId app, TimeRange range) {
        throw new UnsupportedOperationException("the tail never counts");
    }

    @Override
    public Optional<EventContext> context(ContextQuery query) {
        throw new UnsupportedOperationException("the tail never searches");
    }
}
