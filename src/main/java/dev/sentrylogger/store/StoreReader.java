package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.ContextQuery;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.FacetQuery;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.HistogramQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The questions a store answers, each over one snapshot and within one deadline. Thread-safe. */
final class StoreReader {
    private final StoredApps apps;
    private final EventReader reader;
    private final Duration limit;

    StoreReader(StoredApps apps, EventReader reader, Duration limit) {
        this.apps = apps;
        this.reader = reader;
        this.limit = limit;
    }

    private <T> T ask(AppId app, Cancellation cancellation, BiFunction<List<Source>, Deadline, T> question) {
        Deadline deadline = Deadline.in(limit, cancellation);
        try (Snapshot snapshot = apps.snapshot(app)) {
            return question.apply(Source.of(snapshot), deadline);
        }
    }

    private <T> T ask(AppId app, BiFunction<List<Source>, Deadline, T> question) {
        return ask(app, new Cancellation(), question);
    }

    EventPage search(EventQuery query, SearchListener listener, Cancellation cancellation) {
        return ask(
                query.app(),
                cancellation,
                (sources, deadline) -> new EventSearch(reader, query, listener, deadline).run(sources));
    }

    Optional<LogEvent> find(AppId app, EventId id) {
        return ask(app, (sources, deadline) -> find(sources, id, deadline));
    }

    private Optional<LogEvent> find(List<Source> sources, EventId id, Deadline deadline) {
        long high = id.value().getMostSignificantBits();
        for (Source source : sources.reversed()) {
            if (source.chunks().stream().anyMatch(chunk -> chunk.firstId() <= high && chunk.lastId() >= high)) {
                List<StoredEvent> found = reader.find(source, id, deadline).events();
                if (!found.isEmpty()) {
                    return Optional.of(found.getFirst().event());
                }
            }
        }
        return Optional.empty();
    }

    Histogram histogram(HistogramQuery query) {
        return ask(query.app(), (sources, deadline) -> new EventCounts(reader).histogram(query, sources, deadline));
    }

    List<Facet> facets(FacetQuery query) {
        return ask(query.app(), (sources, deadline) -> new EventFacets(reader).facets(query, sources, deadline));
    }

    List<FieldShare> fields(AppId app, TimeRange range) {
        return ask(app, (sources, deadline) -> new FieldShares(reader).fields(range, sources, deadline));
    }

    Optional<EventContext> context(ContextQuery query) {
        return ask(
                query.app(),
                (sources, deadline) ->
                        find(sources, query.event(), deadline).map(event -> context(query, event, sources, deadline)));
    }

    private EventContext context(ContextQuery query, LogEvent event, List<Source> sources, Deadline deadline) {
        EventFilter same = same(query, event);
        EventPage before = around(query, same, event, Order.NEWEST_FIRST, query.before(), sources, deadline);
        EventPage after = around(query, same, event, Order.OLDEST_FIRST, query.after(), sources, deadline);
        List<LogEvent> events = new ArrayList<>(before.events().reversed());
        events.add(event);
        events.addAll(after.events());
        return new EventContext(events, before.events().size(), !before.complete(), !after.complete());
    }

    private static EventFilter same(ContextQuery query, LogEvent event) {
        List<EventFilter> parts = new ArrayList<>();
        for (Field field : query.same()) {
            FieldValue.of(event, field).ifPresent(value -> parts.add(new EventFilter.FieldIs(field, value)));
        }
        return parts.isEmpty() ? new EventFilter.Everything() : new EventFilter.AllOf(parts);
    }

    private EventPage around(
            ContextQuery query,
            EventFilter filter,
            LogEvent event,
            Order order,
            int events,
            List<Source> sources,
            Deadline deadline) {
        var here = new Cursor(event.occurredAt(), event.id());
        // Where none are wanted, one still tells whether there are more.
        var search = new EventQuery(query.app(), TimeRange.ALL, filter, order, Math.max(1, events), here);
        EventPage page = new EventSearch(reader, search, SearchListener.NONE, deadline).run(sources);
        return events > 0 || page.events().isEmpty() ? page : new EventPage(List.of(), Optional.of(here));
    }

    StoredPosition end(AppId app) {
        return new StoredPosition(apps.find(app).map(AppEvents::lastSequence).orElse(0L));
    }

    NewEvents storedAfter(AppId app, EventFilter filter, StoredPosition after, int events) {
        long end = end(app).sequence();
        if (end <= after.sequence()) {
            return new NewEvents(List.of(), 0, new StoredPosition(end));
        }
        return ask(app, (sources, deadline) -> {
            List<Source> newer = sources.stream()
                    .filter(source -> source.chunks().stream()
                            .anyMatch(chunk -> chunk.lastSequence() > after.sequence() && chunk.rows() > 0))
                    .sorted(Comparator.comparingLong(
                                    (Source source) -> source.chunks().getLast().lastSequence())
                            .reversed())
                    .toList();
            return newest(newer, after.sequence(), end, filter, events, deadline);
        });
    }

    private NewEvents newest(
            List<Source> sources, long after, long end, EventFilter filter, int events, Deadline deadline) {
        List<StoredEvent> found = new ArrayList<>();
        boolean all = true;
        for (Source source : sources) {
            EventRows rows = reader.newestStored(source, after, end, filter, events, EventRows.TEXT, deadline);
            found.addAll(rows.events());
            all &= !rows.more() && rows.events().size() < events;
            if (rows.more()) {
                break;
            }
        }
        found.sort(Comparator.comparingLong(StoredEvent::sequence).reversed());
        List<StoredEvent> newest = new ArrayList<>();
        long room = EventRows.TEXT;
        for (StoredEvent stored : found) {
            room -= stored.characters();
            if (newest.size() == events || room < 0 && !newest.isEmpty()) {
                all = false;
                break;
            }
            newest.add(stored);
        }
        long skipped = 0;
        if (!all) {
            for (Source source : sources) {
                skipped += reader.countStored(source, after, end, filter, deadline);
            }
            skipped -= newest.size();
        }
        return new NewEvents(
                newest.reversed().stream().map(StoredEvent::event).toList(), skipped, new StoredPosition(end));
    }
}
