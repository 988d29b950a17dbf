package dev.sentrylogger.explore.api;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.explore.BucketWidth;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.Histogram;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many events happened when.
 *
 * @param from the first moment that is counted; {@code to} the first that is not
 * @param buckets one after the other without gaps, at multiples of their width since the epoch
 * @param total events in all of them
 */
record HistogramJson(Instant from, Instant to, long bucketSeconds, long total, List<BucketJson> buckets) {
    /** @param counts by level, without levels of which there are none */
    record BucketJson(Instant start, long total, Map<String, Long> counts) {}

    static HistogramJson of(Histogram histogram, TimeRange range, Duration width) {
        Map<Instant, Map<Level, Long>> counted = histogram.buckets().stream()
                .collect(Collectors.toMap(Histogram.Bucket::start, Histogram.Bucket::counts));
        List<BucketJson> buckets = new ArrayList<>();
        Instant first = BucketWidth.start(range.from(), width);
        for (int i = 0; i < BucketWidth.count(range, width); i++) {
            Instant start = first.plus(width.multipliedBy(i));
            buckets.add(bucket(start, counted.getOrDefault(start, Map.of())));
        }
        return new HistogramJson(range.from(), range.to(), width.toSeconds(), histogram.total(), buckets);
    }

    private static BucketJson bucket(Instant start, Map<Level, Long> counts) {
        Map<String, Long> byName = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            if (counts.containsKey(level)) {
                byName.put(level.name().toLowerCase(Locale.ROOT), counts.get(level));
            }
        }
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        return new BucketJson(start, total, byName);
    }
}
