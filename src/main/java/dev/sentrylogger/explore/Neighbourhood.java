package dev.sentrylogger.explore;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.HistogramQuery;
import dev.sentrylogger.query.MessagePattern;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.query.TimeSelection;
import dev.sentrylogger.store.Cancellation;
import dev.sentrylogger.store.EventPage;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.Histogram;
import dev.sentrylogger.store.SearchListener;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What belongs to one event. Thread-safe; asks the store on the caller's thread. */
@Component
public final class Neighbourhood {
    /** Events of each side of an event, and of half a trace. */
    public static final int MOST = 250;

    private static final int EXAMPLES = 20;
    private static final int BARS = 48;

    /** Attributes in which clients tell the thread. */
    private static final List<String> THREADS = List.of("thread", "thread.name", "thread_name", "threadName");

    private final EventStore store;

    Neighbourhood(EventStore store) {
        this.store = store;
    }

    /** @param earlier whether there are more before these; {@code later} likewise */
    public record Context(List<LogEvent> events, boolean earlier, boolean later) {}

    /** @param complete whether these are all of them */
    public record Trace(List<LogEvent> events, boolean complete) {}

    /**
     * @param total in the time that was asked about
     * @param examples the newest
     */
    public record Similar(MessagePattern pattern, long total, Histogram histogram, List<LogEvent> examples) {}

    /** What of an event others can share with it: names as the reader knows them. */
    public static Map<String, EventFilter> shared(LogEvent event) {
        Map<String, EventFilter> shared = new LinkedHashMap<>();
        put(shared, "service", Field.BuiltIn.SERVICE, event.service());
        put(shared, "host", Field.BuiltIn.HOST, event.host());
        put(shared, "trace_id", Field.BuiltIn.TRACE_ID, event.traceId());
        put(shared, "logger", Field.BuiltIn.LOGGER, event.logger());
        for (String name : THREADS) {
            Object thread = event.attributes().values().get(name);
            if (thread != null) {
                put(shared, "thread", new Field.Attribute(name), thread.toString());
                break;
            }
        }
        return shared;
    }

    private static void put(Map<String, EventFilter> shared, String name, Field field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            shared.put(name, new EventFilter.FieldIs(field, value));
        }
    }

    /** What happened up to {@code span} before and after the event, at most {@link #MOST} on each side, oldest first. */
    public Context around(AppId app, LogEvent event, Duration span, EventFilter filter, Cancellation cancellation) {
        Instant at = event.occurredAt();
        TimeRange range = around(at, span);
        var cursor = new Cursor(at.truncatedTo(ChronoUnit.MICROS), event.id());
        EventPage before = search(app, range, filter, Order.NEWEST_FIRST, MOST, cursor, cancellation);
        EventPage after = search(app, range, filter, Order.OLDEST_FIRST, MOST, cursor, cancellation);
        List<LogEvent> events = Stream.of(before.events().reversed(), List.of(event), after.events())
                .flatMap(List::stream)
                .toList();
        return new Context(events, !before.complete(), !after.complete());
    }

    /** All events of the event's trace, the oldest first; none when it has no trace. */
    public Trace trace(AppId app, LogEvent event, Cancellation cancellation) {
        if (event.traceId() == null || event.traceId().isEmpty()) {
            return new Trace(List.of(), true);
        }
        var filter = new EventFilter.FieldIs(Field.BuiltIn.TRACE_ID, event.traceId());
        // A trace lasts seconds; looking further would read all there is.
        TimeRange range = around(event.occurredAt(), Duration.ofHours(1));
        EventPage page = search(app, range, filter, Order.OLDEST_FIRST, MOST * 2, null, cancellation);
        return new Trace(page.events(), page.complete());
    }

    /** Events with the same pattern in their message. */
    public Similar similar(AppId app, LogEvent event, TimeRange range, Cancellation cancellation) {
        MessagePattern pattern = MessagePattern.of(event.message());
        EventPage newest = search(app, range, pattern.filter(), Order.NEWEST_FIRST, EXAMPLES, null, cancellation);
        Histogram histogram =
                store.histogram(new HistogramQuery(app, range, pattern.filter(), BucketWidth.narrowest(range, BARS)));
        return new Similar(pattern, histogram.total(), histogram, newest.events());
    }

    private EventPage search(
            AppId app,
            TimeRange range,
            EventFilter filter,
            Order order,
            int limit,
            @Nullable Cursor cursor,
            Cancellation cancellation) {
        return store.search(
                new EventQuery(app, range, filter, order, limit, cursor), SearchListener.NONE, cancellation);
    }

    private static TimeRange around(Instant at, Duration span) {
        return TimeSelection.between(at.minus(span), at.plus(span).plus(1, ChronoUnit.MICROS))
                .at(at);
    }
}
