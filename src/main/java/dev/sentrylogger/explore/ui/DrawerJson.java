package dev.sentrylogger.explore.ui;

import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.BucketWidth;
import dev.sentrylogger.explore.Neighbourhood;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.Histogram;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tabs of {@code <event-drawer>} are told, to be written as JSON. */
final class DrawerJson {
    private DrawerJson() {}

    /** @param problem a sentence for the reader */
    record Problem(String problem) {}

    /** @param same what others can share with the event */
    record Context(List<RowJson> rows, boolean earlier, boolean later, Collection<String> same) {
        static Context of(LogEvent event, Neighbourhood.Context context) {
            return new Context(
                    RowsJson.rows(context.events()),
                    context.earlier(),
                    context.later(),
                    Neighbourhood.shared(event).keySet());
        }
    }

    record Trace(@Nullable String traceId, List<RowJson> rows, boolean complete) {
        static Trace of(LogEvent event, Neighbourhood.Trace trace) {
            return new Trace(event.traceId(), RowsJson.rows(trace.events()), trace.complete());
        }
    }

    /** @param bars events over the time, in parts of equal length */
    record Similar(String pattern, String query, long total, List<Long> bars, List<RowJson> rows) {
        static Similar of(Neighbourhood.Similar similar, TimeRange range, Duration width) {
            return new Similar(
                    similar.pattern().text(),
                    similar.pattern().filter().text(),
                    similar.total(),
                    bars(similar.histogram(), range, width),
                    RowsJson.rows(similar.examples()));
        }

        private static List<Long> bars(Histogram histogram, TimeRange range, Duration width) {
            Map<Instant, Long> totals = new HashMap<>();
            histogram
                    .buckets()
                    .forEach(bucket -> totals.put(
                            bucket.start(),
                            bucket.counts().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()));
            List<Long> bars = new ArrayList<>();
            Instant start = BucketWidth.start(range.from(), width);
            for (long i = 0; i < BucketWidth.count(range, width); i++) {
                bars.add(totals.getOrDefault(start.plus(width.multipliedBy(i)), 0L));
            }
            return bars;
        }
    }
}
