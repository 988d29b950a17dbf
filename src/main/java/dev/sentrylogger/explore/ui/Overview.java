package dev.sentrylogger.explore.ui;

import dev.sentrylogger.explore.BucketWidth;
import dev.sentrylogger.explore.EventSpan;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.FacetQuery;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.FilterEdit;
import dev.sentrylogger.query.HistogramQuery;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.Facet;
import dev.sentrylogger.store.FieldShare;
import dev.sentrylogger.store.Histogram;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Counts what a page shows: over time, and by the values of fields. Runs on the caller's thread. */
@Component
@Lazy
final class Overview {
    /** A bar of a histogram is then some 8 pixels wide on a usual screen. */
    private static final int BUCKETS = 120;

    private final EventStore store;
    private final Clock clock;

    Overview(EventStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    record OverTime(Histogram histogram, TimeRange range, Duration width) {}

    record ByField(List<Facet> facets, List<FieldShare> fields) {}

    Instant now() {
        return clock.instant();
    }

    /** The time that is shown; for all time from the first event to the last. */
    TimeRange span(Viewed viewed) {
        return new EventSpan(store, viewed.id()).within(viewed.range(), viewed.now());
    }

    OverTime overTime(Viewed viewed) {
        TimeRange range = span(viewed);
        Duration width = BucketWidth.narrowest(range, BUCKETS);
        var query = new HistogramQuery(viewed.id(), range, viewed.filter(), width);
        return new OverTime(store.histogram(query), range, width);
    }

    /** @param fields of which values are wanted */
    ByField byField(Viewed viewed, List<Field> fields, int values) {
        return new ByField(facets(viewed, fields, values), store.fields(viewed.id(), viewed.range()));
    }

    /**
     * Each field is counted without the conditions on itself, so that the values one could choose instead are there
     * too.
     */
    List<Facet> facets(Viewed viewed, List<Field> fields, int values) {
        Map<EventFilter, List<Field>> byFilter = new LinkedHashMap<>();
        for (Field field : fields) {
            byFilter.computeIfAbsent(FilterEdit.lifted(viewed.filter(), field), filter -> new ArrayList<>())
                    .add(field);
        }
        List<Facet> facets = new ArrayList<>();
        byFilter.forEach((filter, together) ->
                facets.addAll(store.facets(new FacetQuery(viewed.id(), viewed.range(), filter, together, values))));
        return facets;
    }

    /** The values of one field in which {@code text} occurs. */
    Facet search(Viewed viewed, Field field, String text, int values) {
        EventFilter like = EventFilter.FieldLike.of(field, List.of("", text, ""));
        EventFilter filter = FilterEdit.with(FilterEdit.lifted(viewed.filter(), field), like);
        return store.facets(new FacetQuery(viewed.id(), viewed.range(), filter, List.of(field), values))
                .getFirst();
    }
}
