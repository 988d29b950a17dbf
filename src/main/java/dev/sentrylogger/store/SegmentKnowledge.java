package dev.sentrylogger.store;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.UUID;

/** What is known of segments beside their files, as far as it was asked for lately. Thread-safe. */
final class SegmentKnowledge {
    private static final long FILTER_BYTES = 96L << 20;
    private static final long SUMMARY_BYTES = 32L << 20;

    private final LoadingCache<UUID, SegmentFilter> filters;
    private final LoadingCache<UUID, SegmentSummary> summaries;

    SegmentKnowledge(SegmentTable table) {
        filters = Caffeine.newBuilder()
                .maximumWeight(FILTER_BYTES)
                .weigher((UUID id, SegmentFilter filter) -> (int) filter.heapBytes())
                .build(table::filter);
        summaries = Caffeine.newBuilder()
                .maximumWeight(SUMMARY_BYTES)
                .weigher((UUID id, SegmentSummary summary) -> summary.weight())
                .build(table::summary);
    }

    /** @throws SearchFailedException when the database does not tell */
    SegmentFilter filter(Segment segment) {
        return filters.get(segment.id());
    }

    /** @throws SearchFailedException when the database does not tell */
    SegmentSummary summary(Segment segment) {
        return summaries.get(segment.id());
    }
}
