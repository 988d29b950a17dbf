package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.HistogramQuery;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.Histogram.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A histogram says how many events of each level happened when. */
interface HistogramContract extends ContractPart {
    Duration MINUTE = Duration.ofMinutes(1);
    TimeRange AROUND_NOON =
            new TimeRange(SomeEvents.NOON.minus(Duration.ofHours(4)), SomeEvents.NOON.plus(Duration.ofHours(4)));

    @Test
    default void hasNoBucketsWithoutEvents() {
        assertThat(histogram(AROUND_NOON, EVERYTHING, MINUTE)).isEqualTo(new Histogram(List.of()));
    }

    @Test
    default void countsEachLevelInItsBucketAndLeavesEmptyOnesOut() {
        append(at(Level.INFO, 0), at(Level.INFO, 59), at(Level.ERROR, 59));
        append(at(Level.INFO, 60), at(Level.INFO, 240));

        assertThat(histogram(AROUND_NOON, EVERYTHING, MINUTE).buckets())
                .containsExactly(
                        new Bucket(SomeEvents.NOON, Map.of(Level.INFO, 2L, Level.ERROR, 1L)),
                        new Bucket(SomeEvents.NOON.plusSeconds(60), Map.of(Level.INFO, 1L)),
                        new Bucket(SomeEvents.NOON.plusSeconds(240), Map.of(Level.INFO, 1L)));
    }

    @Test
    default void beginsBucketsAtMultiplesOfTheirWidthSinceTheEpoch() {
        Instant micro = SomeEvents.NOON.plusNanos(1_000);
        append(SomeEvents.event("before", Level.INFO, SomeEvents.NOON.minusNanos(1_000)));
        append(SomeEvents.event("behind", Level.INFO, micro));

        assertThat(histogram(AROUND_NOON, EVERYTHING, Duration.ofHours(7)).buckets())
                .extracting(Bucket::start)
                .containsExactly(startOf(micro, Duration.ofHours(7)));
        assertThat(histogram(AROUND_NOON, EVERYTHING, Duration.ofHours(12)).buckets())
                .extracting(Bucket::start)
                .containsExactly(SomeEvents.NOON.minus(Duration.ofHours(12)), SomeEvents.NOON);
    }

    @Test
    default void roundsDownBeforeTheEpochToo() {
        append(SomeEvents.event("old", Level.INFO, Instant.EPOCH.minusSeconds(1)));

        var range = new TimeRange(Instant.EPOCH.minusSeconds(600), Instant.EPOCH.plusSeconds(600));
        assertThat(histogram(range, EVERYTHING, MINUTE).buckets())
                .containsExactly(new Bucket(Instant.EPOCH.minusSeconds(60), Map.of(Level.INFO, 1L)));
    }

    @Test
    default void countsOnlyTheRangeWhereItCutsABucket() {
        append(SomeEvents.events("event", 120));

        var range = new TimeRange(SomeEvents.NOON.plusSeconds(50), SomeEvents.NOON.plusSeconds(70));

        assertThat(histogram(range, EVERYTHING, MINUTE).buckets())
                .containsExactly(
                        new Bucket(SomeEvents.NOON, Map.of(Level.INFO, 10L)),
                        new Bucket(SomeEvents.NOON.plusSeconds(60), Map.of(Level.INFO, 10L)));
    }

    @Test
    default void countsWhatSatisfiesAnyFilterInAnyRangeAndWidth() {
        List<LogEvent> events = someEvents();
        append(events.subList(0, 200), 25);
        tidy();
        append(events.subList(200, events.size()), 25);

        for (EventFilter filter : filters()) {
            for (TimeRange range : ranges()) {
                for (long seconds : new long[] {15, 60, 90, 300, 3600}) {
                    var query = new HistogramQuery(app(), range, filter, Duration.ofSeconds(seconds));
                    assertThat(store().histogram(query))
                            .as("%s in %s by %d s", filter.text(), range, seconds)
                            .isEqualTo(NaiveCounts.histogram(query, events));
                }
            }
        }
    }

    private static List<LogEvent> someEvents() {
        var random = new Random(4);
        return IntStream.range(0, 400)
                .mapToObj(i -> SomeEvents.leveled(
                        SomeEvents.of(
                                random.nextInt(4) == 0 ? null : "service " + random.nextInt(3),
                                null,
                                null,
                                "word" + random.nextInt(5),
                                SomeEvents.NOON.plusSeconds(random.nextInt(1_200))),
                        random.nextInt(1, 25)))
                .toList();
    }

    private static List<EventFilter> filters() {
        var warnings = new EventFilter.LevelIs(Comparison.AT_LEAST, Level.WARN);
        var service = new EventFilter.FieldIs(Field.BuiltIn.SERVICE, "service 1");
        return List.of(
                EVERYTHING,
                warnings,
                service,
                new EventFilter.Has(Field.BuiltIn.SERVICE),
                new EventFilter.Not(service),
                new EventFilter.AllOf(List.of(warnings, service)),
                new EventFilter.AnyOf(List.of(warnings, service)),
                ContractPart.contains("word3"),
                new EventFilter.AllOf(List.of(warnings, new EventFilter.Not(ContractPart.contains("word3")))));
    }

    private static List<TimeRange> ranges() {
        return List.of(
                AROUND_NOON,
                new TimeRange(SomeEvents.NOON.plusSeconds(60), SomeEvents.NOON.plusSeconds(600)),
                new TimeRange(SomeEvents.NOON.plusSeconds(61), SomeEvents.NOON.plusMillis(599_999)),
                new TimeRange(SomeEvents.NOON, SomeEvents.NOON));
    }

    private static LogEvent at(Level level, int second) {
        return SomeEvents.event("event", level, SomeEvents.NOON.plusSeconds(second));
    }

    private static Instant startOf(Instant at, Duration width) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), width.toSeconds()) * width.toSeconds());
    }

    private Histogram histogram(TimeRange range, EventFilter filter, Duration width) {
        return store().histogram(new HistogramQuery(app(), range, filter, width));
    }
}
