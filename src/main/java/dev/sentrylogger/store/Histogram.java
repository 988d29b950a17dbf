package dev.sentrylogger.store;

import dev.sentrylogger.event.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How many events of each level happened when.
 *
 * @param buckets in the order of time; those without events are left out
 */
public record Histogram(List<Bucket> buckets) {
    public Histogram {
        buckets = List.copyOf(buckets);
    }

    /** @param counts without levels of which there are none */
    public record Bucket(Instant start, Map<Level, Long> counts) {}

    public long total() {
        return buckets.stream()
                .flatMap(bucket -> bucket.counts().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
