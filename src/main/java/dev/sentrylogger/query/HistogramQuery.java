package dev.sentrylogger.query;

import dev.sentrylogger.app.AppId;
import java.time.Duration;

/**
 * How many events of each level happened when.
 *
 * @param bucket width of a bucket, whole milliseconds; buckets begin at multiples of it since the epoch, in UTC
 */
public record HistogramQuery(AppId app, TimeRange range, EventFilter filter, Duration bucket) {
    public static final int MAX_BUCKETS = 2000;

    /** @throws IllegalArgumentException when the range has more than {@link #MAX_BUCKETS} buckets of that width */
    public HistogramQuery {
        if (bucket.toMillis() < 1 || !bucket.equals(Duration.ofMillis(bucket.toMillis()))) {
            throw new IllegalArgumentException("bucket: " + bucket + " is not a positive number of milliseconds");
        }
        long buckets = Duration.between(range.from(), range.to()).dividedBy(bucket);
        if (buckets > MAX_BUCKETS) {
            throw new IllegalArgumentException("bucket: " + bucket + " makes " + buckets + " buckets of this range, "
                    + "allowed " + MAX_BUCKETS + "; ask for wider buckets or a shorter range");
        }
    }
}
