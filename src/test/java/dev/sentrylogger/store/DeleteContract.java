package dev.sentrylogger.store;

import static dev.sentrylogger.store.ContractPart.contains;
import static dev.sentrylogger.store.ContractPart.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.HistogramQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is deleted is found no more, wherever it lay, and nothing else is missing. */
interface DeleteContract extends ContractPart {
    @Test
    default void deletesWhatSatisfiesTheFilterAndSaysHowMany() {
        append(SomeEvents.events("keep", 30), 7);
        append(SomeEvents.events("drop", 30), 7);
        append(SomeEvents.events("keep too", 10));

        long deleted = delete(TimeRange.ALL, contains("drop"));

        assertThat(deleted).isEqualTo(30);
        assertThat(messages(all(EVERYTHING))).hasSize(40).allMatch(message -> message.startsWith("keep"));
        assertThat(delete(TimeRange.ALL, contains("drop"))).isZero();
        reopened();
        assertThat(messages(all(EVERYTHING))).hasSize(40).allMatch(message -> message.startsWith("keep"));
    }

    @Test
    default void deletesWithinTheTimeOnly() {
        append(SomeEvents.events("event", 20), 5);

        long deleted =
                delete(new TimeRange(SomeEvents.NOON.plusSeconds(3), SomeEvents.NOON.plusSeconds(8)), EVERYTHING);

        assertThat(deleted).isEqualTo(5);
        assertThat(messages(paged(Order.OLDEST_FIRST, 100)))
                .containsExactlyElementsOf(IntStream.range(0, 20)
                        .filter(i -> i < 3 || i >= 8)
                        .mapToObj(i -> "event " + i)
                        .toList());
    }

    @Test
    default void deletesNothingElse() {
        var other = new AppId(UUID.randomUUID());
        store().append(new EventBatch(other, List.of(SomeEvents.event("drop of another app")), null));
        append(SomeEvents.event("nothing of that kind"));

        assertThat(delete(TimeRange.ALL, contains("drop"))).isZero();
        assertThat(store().delete(new Deletion(new AppId(UUID.randomUUID()), TimeRange.ALL, EVERYTHING)))
                .isZero();

        assertThat(all(EVERYTHING)).hasSize(1);
        assertThat(store().storedAfter(other, EVERYTHING, StoredPosition.START, 10)
                        .events())
                .hasSize(1);
    }

    @Test
    default void deletesAllAndTakesMoreAfterwards() {
        append(SomeEvents.events("before", 12), 4);

        assertThat(delete(TimeRange.ALL, EVERYTHING)).isEqualTo(12);

        assertThat(all(EVERYTHING)).isEmpty();
        append(SomeEvents.event("after"));
        assertThat(messages(all(EVERYTHING))).containsExactly("after");
        reopened();
        assertThat(messages(all(EVERYTHING))).containsExactly("after");
    }

    @Test
    default void forgetsADeletedEventInEveryAnswer() {
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(SomeEvents.event(
                    "event " + i, i % 2 == 0 ? Level.ERROR : Level.INFO, SomeEvents.NOON.plusSeconds(i)));
        }
        append(events, 9);
        StoredPosition end = store().end(app());

        delete(TimeRange.ALL, new EventFilter.LevelIs(Comparison.EQUAL, Level.ERROR));

        assertThat(store().find(app(), events.get(4).id())).isEmpty();
        assertThat(store().find(app(), events.get(5).id())).contains(events.get(5));
        assertThat(store().end(app())).isEqualTo(end);
        assertThat(store().storedAfter(app(), EVERYTHING, StoredPosition.START, 100)
                        .events())
                .hasSize(20);
        assertThat(counts(events.getFirst().occurredAt())).containsExactly(Map.entry(Level.INFO, 20L));
    }

    @Test
    default void deletesWhatWasMergedAndMergesWhatWasDeleted() {
        append(SomeEvents.events("keep", 40), 2);
        append(SomeEvents.events("drop", 40), 2);
        tidy();

        assertThat(delete(TimeRange.ALL, contains("drop"))).isEqualTo(40);
        append(SomeEvents.events("keep later", 40), 2);
        append(SomeEvents.events("drop later", 40), 2);
        assertThat(delete(TimeRange.ALL, contains("drop"))).isEqualTo(40);
        tidy();

        assertThat(messages(all(EVERYTHING))).hasSize(80).allMatch(message -> message.startsWith("keep"));
        reopened();
        assertThat(messages(all(EVERYTHING))).hasSize(80).allMatch(message -> message.startsWith("keep"));
    }

    @Test
    default void findsByWordsAndFieldsWhatADeletionLeft() {
        for (int i = 0; i < 30; i++) {
            append(SomeEvents.withAttributes(
                    "word " + i + " of thirty", Map.of("place", (long) i, "kind", "k" + i % 3)));
        }

        delete(TimeRange.ALL, new EventFilter.FieldIs(Field.of("kind"), "k1"));

        for (int i = 0; i < 30; i++) {
            int left = i % 3 == 1 ? 0 : 1;
            assertThat(all(contains("word " + i + " of thirty")))
                    .as("word %d", i)
                    .hasSize(left);
            assertThat(all(new EventFilter.FieldIs(Field.of("place"), String.valueOf(i))))
                    .as("place %d", i)
                    .hasSize(left);
        }
    }

    private long delete(TimeRange range, EventFilter filter) {
        return store().delete(new Deletion(app(), range, filter));
    }

    private Map<Level, Long> counts(Instant from) {
        var query =
                new HistogramQuery(app(), new TimeRange(from, from.plusSeconds(60)), EVERYTHING, Duration.ofMinutes(1));
        return store().histogram(query).buckets().getFirst().counts();
    }
}
