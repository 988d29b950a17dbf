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
import java.util.List;
import java.util.Optional;

/** A store that seals what it holds after some of its appends, as upkeep would do sooner or later. */
final class SealingStore implements EventStore {
    private final PostgresEventStore store;
    private final int every;
    private int appended;

    /** @param every seals after so many appends */
    SealingStore(PostgresEventStore store, int every) {
        this.store = store;
        this.every = every;
    }

    @Override
    public AppendOutcome append(EventBatch batch) {
        AppendOutcome outcome = store.append(batch);
        if (++appended % every == 0) {
            seal();
        }
        return outcome;
    }

    void seal() {
        try {
            store.running().seal();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** @return whether there was anything to merge */
    boolean merge() {
        try {
            return store.running().merger().mergeOne();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public EventPage search(EventQuery query, SearchListener listener, Cancellation cancellation) {
        return store.search(query, listener, cancellation);
    }

    @Override
    public Optional<LogEvent> find(AppId app, EventId id) {
        return store.find(app, id);
    }

    @Override
    public Histogram histogram(HistogramQuery query) {
        return store.histogram(query);
    }

    @Override
    public List<Facet> facets(FacetQuery query) {
        return store.facets(query);
    }

    @Override
    public List<FieldShare> fields(AppId app, TimeRange range) {
        return store.fields(app, range);
    }

    @Override
    public Optional<EventContext> context(ContextQuery query) {
        return store.context(query);
    }

    @Override
    public long delete(Deletion deletion) {
        return store.delete(deletion);
    }

    @Override
    public void forget(AppId app) {
        store.forget(app);
    }

    @Override
    public StoredPosition end(AppId app) {
        return store.end(app);
    }

    @Override
    public NewEvents storedAfter(AppId app, EventFilter filter, StoredPosition after, int limit) {
        return store.storedAfter(app, filter, after, limit);
    }
}
