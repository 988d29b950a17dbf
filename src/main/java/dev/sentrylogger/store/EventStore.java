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

/**
 * The one door to stored events.
 *
 * <p>Thread-safe. A read sees every event whose append returned before the read began. It fails with {@link
 * SearchTimeoutException} or {@link SearchFailedException} when it cannot be served now.
 *
 * @see "EventStoreContract, the test every implementation passes"
 */
public interface EventStore {
    /**
     * Stores a batch and returns once it is durable: committed in PostgreSQL with its WAL flushed. Waits for the commit,
     * which a whole group of batches shares.
     */
    AppendOutcome append(EventBatch batch);

    /** One page of what {@code query} asks for. Events that arrive while paging never move a cursor. */
    default EventPage search(EventQuery query) {
        return search(query, SearchListener.NONE, new Cancellation());
    }

    /**
     * The same, telling {@code listener} what has been found so far.
     *
     * @throws SearchCancelledException after {@link Cancellation#cancel}
     */
    EventPage search(EventQuery query, SearchListener listener, Cancellation cancellation);

    Optional<LogEvent> find(AppId app, EventId id);

    Histogram histogram(HistogramQuery query);

    /** One facet a field, in the order they were asked for. */
    List<Facet> facets(FacetQuery query);

    /**
     * Which fields the events of a time have, the most frequent first; at the edges of the time this may count events
     * beyond it.
     */
    List<FieldShare> fields(AppId app, TimeRange range);

    /** What happened around an event; empty when there is no such event. */
    Optional<EventContext> context(ContextQuery query);

    /**
     * Deletes for good what {@code deletion} names of the events stored before the call; once it has returned none of them
     * is found. What was deleted before a failure stays so: call it again for the rest.
     *
     * @return how many
     */
    long delete(Deletion deletion);

    /**
     * Deletes for good every event of {@code app} stored before the call, its batch ids and its rule of retention. What is
     * stored meanwhile may go too.
     */
    void forget(AppId app);

    /** Where the stored events of {@code app} end now; what is stored later lies behind it. */
    StoredPosition end(AppId app);

    /**
     * The newest {@code limit} events stored after {@code after} that satisfy {@code filter}, in the order they were
     * stored, and how many such events were left out before them. Fewer when they are large.
     */
    NewEvents storedAfter(AppId app, EventFilter filter, StoredPosition after, int limit);
}
