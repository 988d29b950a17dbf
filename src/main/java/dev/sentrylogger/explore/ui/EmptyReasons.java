package dev.sentrylogger.explore.ui;

import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.BucketWidth;
import dev.sentrylogger.explore.EventSpan;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.FilterEdit;
import dev.sentrylogger.query.HistogramQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.Cancellation;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.SearchListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Finds out why a page shows nothing. Runs on the caller's thread. */
@Component
@Lazy
final class EmptyReasons {
    private static final EventFilter EVERYTHING = new EventFilter.Everything();

    private final EventStore store;

    EmptyReasons(EventStore store) {
        this.store = store;
    }

    EmptyReason of(Viewed viewed, Cancellation cancellation) {
        List<EventFilter> parts = FilterEdit.parts(viewed.filter());
        TimeRange range = viewed.events().openRange();
        Optional<Instant> latest = newest(viewed, TimeRange.ALL, viewed.filter(), cancellation);
        if (latest.isPresent()) {
            return new EmptyReason.OtherTime(latest.get());
        }
        if (newest(viewed, range, EVERYTHING, cancellation).isPresent()) {
            return new EmptyReason.Filtered(parts);
        }
        Instant last = newest(viewed, TimeRange.ALL, EVERYTHING, cancellation).orElse(viewed.now());
        return new EmptyReason.NoneAnywhere(last, parts);
    }

    /** How many events the page would show without each part, in their order. */
    List<Long> without(Viewed viewed, List<EventFilter> parts) {
        List<Long> counts = new ArrayList<>();
        for (EventFilter part : parts) {
            EventFilter others = FilterEdit.without(viewed.filter(), part);
            TimeRange range = new EventSpan(store, viewed.id()).within(viewed.range(), viewed.now());
            counts.add(store.histogram(new HistogramQuery(viewed.id(), range, others, BucketWidth.narrowest(range, 10)))
                    .total());
        }
        return counts;
    }

    private Optional<Instant> newest(Viewed viewed, TimeRange range, EventFilter filter, Cancellation cancellation) {
        var query = new EventQuery(viewed.id(), range, filter, Order.NEWEST_FIRST, 1, null);
        return store.search(query, SearchListener.NONE, cancellation).events().stream()
                .map(LogEvent::occurredAt)
                .findFirst();
    }
}
