package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.NaiveFilter;
import dev.sentrylogger.query.RandomEvents;
import dev.sentrylogger.query.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Segments whose attributes are of different names and types are merged without a change to any event. */
@IntegrationTest
class SegmentMergeIT extends OwnStore {
    private static final Field KEY = new Field.Attribute("key");

    @BeforeEach
    void open() {
        open(Map.of());
    }

    @Test
    void keepsAKeyThatIsOfAnotherTypeInEachSegment() throws Exception {
        List<Object> values = List.of(
                "text",
                7L,
                7.5,
                true,
                "7",
                "7.5",
                "true",
                42.0,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                1e16,
                123456789.125,
                -0.0,
                "");
        List<LogEvent> events = sealApart(
                values.size(), batch -> List.of(SomeEvents.withAttributes("event", Map.of("key", values.get(batch)))));

        assertMerged(events);
    }

    /** The rows left over of each segment's last chunk belong before those of the next one. */
    @Test
    void keepsTheOrderWhereChunksAreNotFull() throws Exception {
        List<LogEvent> events = sealApart(8, batch -> {
            List<LogEvent> some = new ArrayList<>(SomeEvents.events("event of " + batch, Segment.CHUNK_ROWS + 1_000));
            some.add(SomeEvents.withAttributes("last", batch < 4 ? Map.of("key", (long) batch) : Map.of()));
            return some;
        });

        events.sort(Comparator.comparing(LogEvent::occurredAt)
                .thenComparing(event -> event.id().value()));
        merge();

        assertThat(segments(app)).extracting(Segment::level).containsOnly(1);
        assertThat(found(app)).isEqualTo(events);
    }

    @Test
    void keepsKeysThatOnlySomeSegmentsHave() throws Exception {
        List<LogEvent> events = sealApart(9, batch -> {
            Map<String, Object> attributes = new LinkedHashMap<>();
            for (int i = 0; i < 12; i++) {
                attributes.put("of batch " + batch % 3 + " " + i, i);
            }
            attributes.replaceAll((key, value) -> (long) (int) value * batch);
            attributes.put("everywhere", "value " + batch);
            return List.of(
                    SomeEvents.withAttributes("with", attributes), SomeEvents.withAttributes("without", Map.of()));
        });

        assertMerged(events);
    }

    @Test
    void keepsMoreKeysThanThereAreColumns() throws Exception {
        List<LogEvent> events = sealApart(8, batch -> {
            Map<String, Object> attributes = new LinkedHashMap<>();
            for (int i = 0; i < AttributeKeys.COLUMNS + 20; i++) {
                attributes.put("key " + (i + batch * 5), i % 2 == 0 ? "text " + i : (Object) (i / 4.0));
            }
            return List.of(SomeEvents.withAttributes("event", attributes));
        });

        assertMerged(events);
    }

    @Test
    void keepsKeysAndValuesThatMeanSomethingInJson() throws Exception {
        List<String> odd =
                List.of("", "/", "~", "~1", "a/b", "a.b", "$", "$.a", "\"", "\\", "größe", "😀", "null", "a'b");
        List<LogEvent> events = sealApart(10, batch -> {
            Map<String, Object> attributes = new LinkedHashMap<>();
            for (int i = 0; i < odd.size(); i++) {
                attributes.put(odd.get(i), batch % 2 == 0 ? odd.get((i + batch) % odd.size()) : (Object) (long) i);
            }
            return List.of(SomeEvents.withAttributes("event", attributes));
        });

        assertMerged(events);
    }

    @Test
    void keepsEveryFieldOfAnyEvents() throws Exception {
        var random = new Random(8);
        List<LogEvent> few = Samples.of(RandomEvents.events(), 160, random);
        List<LogEvent> events = sealApart(
                16,
                batch -> batch % 2 == 0
                        ? few.subList(batch * 10, batch * 10 + 10)
                        : IntStream.range(0, 10)
                                .mapToObj(i -> SomeEvents.random(random))
                                .toList());

        assertMerged(events);
    }

    private List<LogEvent> sealApart(int batches, IntFunction<List<LogEvent>> batch) throws Exception {
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            List<LogEvent> more = batch.apply(i);
            appendSealed(app, more);
            events.addAll(more);
        }
        return events;
    }

    private void assertMerged(List<LogEvent> events) throws Exception {
        assertSame(events);
        merge();
        assertThat(segments(app)).extracting(Segment::level).contains(1);
        assertSame(events);
        restart();
        assertSame(events);
    }

    private void assertSame(List<LogEvent> events) {
        assertThat(store.storedAfter(app, EVERYTHING, StoredPosition.START, 1_000)
                        .events())
                .isEqualTo(events);
        for (EventFilter filter : filters()) {
            assertThat(store.storedAfter(app, filter, StoredPosition.START, 1_000)
                            .events())
                    .as(filter.text())
                    .isEqualTo(events.stream()
                            .filter(event -> NaiveFilter.matches(filter, event))
                            .toList());
        }
    }

    private static List<EventFilter> filters() {
        return List.of(
                new EventFilter.Has(KEY),
                new EventFilter.FieldIs(KEY, "7"),
                new EventFilter.FieldIs(KEY, "true"),
                new EventFilter.FieldIs(KEY, "42"),
                new EventFilter.FieldIs(KEY, "9223372036854775807"),
                new EventFilter.FieldIs(KEY, "-9223372036854775808"),
                new EventFilter.FieldIs(KEY, "1.7976931348623157e308"),
                new EventFilter.FieldCompared(KEY, Comparison.MORE, 7),
                new EventFilter.FieldCompared(KEY, Comparison.AT_MOST, 7.5),
                new EventFilter.FieldIs(new Field.Attribute("everywhere"), "value 4"),
                new EventFilter.Has(new Field.Attribute("of batch 1 3")),
                new EventFilter.Has(new Field.Attribute("key 60")),
                new EventFilter.Has(new Field.Attribute("a/b")),
                new EventFilter.Has(new Field.Attribute("")),
                new EventFilter.FieldIs(new Field.Attribute("~1"), "$.a"),
                new EventFilter.Contains("text"),
                new EventFilter.Contains("7"),
                new EventFilter.Not(new EventFilter.Has(KEY)));
    }
}
