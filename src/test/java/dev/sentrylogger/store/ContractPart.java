package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the parts of {@link EventStoreContract} need: the store, and short words for the questions they ask it. */
interface ContractPart {
    EventFilter EVERYTHING = new EventFilter.Everything();

    /** An app that no other test uses. */
    AppId app();

    EventStore store();

    /** Another store on the same data, as after a restart. */
    EventStore reopened();

    /** Another store on the same data that answers within {@code deadline} or not at all. */
    EventStore impatient(Duration deadline);

    /** Lets the store do at once what it does by itself sooner or later to keep its events in order. */
    void tidy();

    static EventFilter contains(String words) {
        return new EventFilter.Contains(words);
    }

    static List<String> messages(List<LogEvent> events) {
        return events.stream().map(LogEvent::message).toList();
    }

    default AppendOutcome append(LogEvent... events) {
        return append(List.of(events));
    }

    default AppendOutcome append(List<LogEvent> events) {
        return store().append(new EventBatch(app(), events, null));
    }

    /** Appends {@code events} in batches of {@code size}. */
    default void append(List<LogEvent> events, int size) {
        for (int from = 0; from < events.size(); from += size) {
            append(events.subList(from, Math.min(events.size(), from + size)));
        }
    }

    default EventPage search(EventFilter filter, Order order, int limit) {
        return store().search(new EventQuery(app(), TimeRange.ALL, filter, order, limit, null));
    }

    default List<LogEvent> all(EventFilter filter) {
        return search(filter, Order.NEWEST_FIRST, EventQuery.MAX_LIMIT).events();
    }

    /** Every event, page by page. */
    default List<LogEvent> paged(Order order, int limit) {
        return paged(order, limit, () -> {});
    }

    /** @param between done after each page */
    default List<LogEvent> paged(Order order, int limit, Runnable between) {
        EventPage page = search(EVERYTHING, order, limit);
        List<LogEvent> events = new ArrayList<>(page.events());
        while (!page.complete()) {
            between.run();
            page = store().search(new EventQuery(
                    app(), TimeRange.ALL, EVERYTHING, order, limit, page.next().orElseThrow()));
            events.addAll(page.events());
        }
        return events;
    }
}
