package dev.sentrylogger.explore;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.MessagePattern;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.Cancellation;
import dev.sentrylogger.store.EventPage;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.SearchListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The kinds of messages among an app's events. Thread-safe; asks the store on the caller's thread.
 *
 * <p>Patterns are not stored: they are those of the newest {@link #SAMPLE} events, which says so.
 */
@Component
public final class Patterns {
    /** Events that are looked at. */
    public static final int SAMPLE = 20_000;

    /** Patterns that are told, the most frequent. */
    public static final int MOST = 200;

    private static final int BARS = 24;

    private final EventStore store;

    Patterns(EventStore store) {
        this.store = store;
    }

    /**
     * @param sampled events that were looked at
     * @param complete whether these are all there are
     * @param distinct how many patterns there are among them
     * @param found the most frequent first
     */
    public record Sample(long sampled, boolean complete, int distinct, List<Found> found) {}

    /**
     * @param bars how many events over the sample's time, in parts of equal length
     * @param severity the highest
     * @param example the newest
     */
    public record Found(
            MessagePattern pattern, long count, int severity, Instant last, EventId example, List<Integer> bars) {}

    /** Of the events in {@code range} that satisfy {@code filter}. */
    public Sample sample(AppId app, TimeRange range, EventFilter filter, Cancellation cancellation) {
        Map<MessagePattern, Kind> kinds = new LinkedHashMap<>();
        var query = new EventQuery(app, range, filter, Order.NEWEST_FIRST, EventQuery.MAX_LIMIT, null);
        long sampled = 0;
        EventPage page;
        Instant oldest = range.to();
        do {
            page = store.search(query, SearchListener.NONE, cancellation);
            for (LogEvent event : page.events()) {
                kinds.computeIfAbsent(MessagePattern.of(event.message()), pattern -> new Kind(pattern, event))
                        .add(event);
                oldest = event.occurredAt();
            }
            sampled += page.events().size();
            query = page.next().map(query::after).orElse(query);
        } while (!page.complete() && sampled < SAMPLE);
        Instant newest = kinds.values().stream()
                .map(kind -> kind.newest.occurredAt())
                .max(Comparator.naturalOrder())
                .orElse(oldest);
        var span = new TimeRange(oldest, newest.plusMillis(1));
        List<Found> found = kinds.values().stream()
                .sorted(Comparator.comparingLong((Kind kind) -> kind.times.size())
                        .reversed())
                .limit(MOST)
                .map(kind -> kind.found(span))
                .toList();
        return new Sample(sampled, page.complete(), kinds.size(), found);
    }

    /** When the app's first event of that kind happened. */
    public Optional<Instant> firstSeen(AppId app, MessagePattern pattern, Cancellation cancellation) {
        return first(new EventQuery(app, TimeRange.ALL, pattern.filter(), Order.OLDEST_FIRST, 1, null), cancellation);
    }

    /** When the app's first event happened. */
    public Optional<Instant> beginning(AppId app) {
        var query = new EventQuery(app, TimeRange.ALL, new EventFilter.Everything(), Order.OLDEST_FIRST, 1, null);
        return first(query, new Cancellation());
    }

    private Optional<Instant> first(EventQuery query, Cancellation cancellation) {
        return store.search(query, SearchListener.NONE, cancellation).events().stream()
                .map(LogEvent::occurredAt)
                .findFirst();
    }

    /** What is known of one pattern while events are looked at, the newest first. */
    private static final class Kind {
        private final MessagePattern pattern;
        private final LogEvent newest;
        private final List<Instant> times = new ArrayList<>();
        private int severity;

        Kind(MessagePattern pattern, LogEvent newest) {
            this.pattern = pattern;
            this.newest = newest;
        }

        void add(LogEvent event) {
            times.add(event.occurredAt());
            severity = Math.max(severity, event.severity());
        }

        Found found(TimeRange span) {
            var bars = new int[BARS];
            double length = Math.max(1, span.length().toMillis());
            for (Instant time : times) {
                long from = Duration.between(span.from(), time).toMillis();
                bars[(int) Math.max(0, Math.min(BARS - 1, from * BARS / length))]++;
            }
            List<Integer> counts = new ArrayList<>();
            for (int bar : bars) {
                counts.add(bar);
            }
            return new Found(pattern, times.size(), severity, newest.occurredAt(), newest.id(), counts);
        }
    }
}
