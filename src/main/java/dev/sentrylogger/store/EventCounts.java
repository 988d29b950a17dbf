package dev.sentrylogger.store;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.HistogramQuery;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Histograms: from the counts segments were written with where these can answer, from the events where not. */
final class EventCounts {
    private static final long MINUTE_MICROS = 60_000_000;

    private final EventReader reader;

    EventCounts(EventReader reader) {
        this.reader = reader;
    }

    Histogram histogram(HistogramQuery query, List<Source> sources, Deadline deadline) {
        Scope scope = Scope.of(query.range(), query.filter());
        long width = query.bucket().toMillis() * 1_000;
        Map<Long, Map<Level, Long>> counts = new TreeMap<>();
        List<Source> toRead = new ArrayList<>();
        for (Source source : scope.among(sources, reader.knowledge())) {
            if (!addSummary(source, scope, width, counts)) {
                toRead.add(source);
            }
        }
        if (!toRead.isEmpty()) {
            addEvents(toRead, scope, width, deadline, counts);
        }
        return new Histogram(counts.entrySet().stream()
                .map(entry -> new Histogram.Bucket(Micros.instant(entry.getKey() * width), entry.getValue()))
                .toList());
    }

    private boolean addSummary(Source source, Scope scope, long width, Map<Long, Map<Level, Long>> counts) {
        if (!(source instanceof Source.InSegment(Segment segment))
                || width % MINUTE_MICROS != 0
                || !scope.covers(segment)) {
            return false;
        }
        SegmentSummary summary = reader.knowledge().summary(segment);
        if (!SummaryFilter.canAnswer(scope.filter(), summary.services() != null)) {
            return false;
        }
        for (long[] count : summary.counts()) {
            Level level = Level.values()[(int) count[1]];
            String service = count[2] < 0 || summary.services() == null
                    ? null
                    : summary.services().get((int) count[2]);
            if (SummaryFilter.matches(scope.filter(), level, service)) {
                add(counts, Math.floorDiv(count[0] * MINUTE_MICROS, width), level, count[3]);
            }
        }
        return true;
    }

    private void addEvents(
            List<Source> sources, Scope scope, long width, Deadline deadline, Map<Long, Map<Level, Long>> counts) {
        List<EventReader.Select> selects = scope.selects(
                sources,
                attributes -> new Scope.Columns(
                        Micros.bucketSql(width) + " AS bucket, (severity - 1) // 4 AS level", List.of()));
        reader.across(selects, "SELECT bucket, level, count(*) FROM %s GROUP BY ALL", deadline, rows -> {
            while (rows.next()) {
                add(counts, rows.getLong(1), Level.values()[rows.getInt(2)], rows.getLong(3));
            }
            return counts;
        });
    }

    private static void add(Map<Long, Map<Level, Long>> counts, long bucket, Level level, long more) {
        counts.computeIfAbsent(bucket, key -> new EnumMap<>(Level.class)).merge(level, more, Long::sum);
    }
}
