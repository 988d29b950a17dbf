package dev.sentrylogger.store;

import static dev.sentrylogger.store.ContractPart.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.store.EventBatch.Receipt;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was stored is there, whole, once and in its own app only. */
interface AppendContract extends ContractPart {
    @Test
    default void findsEventAsSoonAsItsAppendReturned() {
        LogEvent event = SomeEvents.event("hello");

        AppendOutcome outcome = append(event);

        assertThat(outcome).isEqualTo(new AppendOutcome.Stored());
        assertThat(all(EVERYTHING)).containsExactly(event);
        assertThat(store().find(app(), event.id())).contains(event);
    }

    @Test
    default void findsNothingInAnAppThatStoredNothing() {
        assertThat(all(EVERYTHING)).isEmpty();
        assertThat(store().find(app(), new EventId(UUID.randomUUID()))).isEmpty();
        assertThat(store().end(app())).isEqualTo(StoredPosition.START);
        assertThat(store().storedAfter(app(), EVERYTHING, StoredPosition.START, 10))
                .isEqualTo(new NewEvents(List.of(), 0, StoredPosition.START));
    }

    @Test
    default void keepsEveryFieldOfEveryEvent() {
        var random = new Random(42);
        List<LogEvent> events =
                IntStream.range(0, 300).mapToObj(i -> SomeEvents.random(random)).toList();

        append(events);

        assertThat(store().storedAfter(app(), EVERYTHING, StoredPosition.START, 1000)
                        .events())
                .isEqualTo(events);
        assertThat(reopened()
                        .storedAfter(app(), EVERYTHING, StoredPosition.START, 1000)
                        .events())
                .isEqualTo(events);
    }

    @Test
    default void keepsLongMessage() {
        LogEvent event = SomeEvents.event("ä".repeat(128 << 10));

        append(event);

        assertThat(store().find(app(), event.id())).contains(event);
    }

    @Test
    default void cutsTimesToMicroseconds() {
        LogEvent event = SomeEvents.event("precise", Level.INFO, SomeEvents.NOON.plusNanos(123_456_789));

        append(event);

        assertThat(all(EVERYTHING))
                .extracting(LogEvent::occurredAt)
                .containsExactly(SomeEvents.NOON.plusNanos(123_456_000));
    }

    @Test
    default void storesNothingOfAnEmptyBatch() {
        assertThat(store().append(new EventBatch(app(), List.of(), null))).isEqualTo(new AppendOutcome.Stored());

        assertThat(all(EVERYTHING)).isEmpty();
    }

    @Test
    default void isDurable() {
        List<LogEvent> events = SomeEvents.events("kept", 50);
        store().append(new EventBatch(app(), events, new Receipt("b", "d", "answer")));
        StoredPosition end = store().end(app());

        EventStore reopened = reopened();

        assertThat(reopened.storedAfter(app(), EVERYTHING, StoredPosition.START, 100)
                        .events())
                .isEqualTo(events);
        assertThat(reopened.end(app())).isEqualTo(end);
        assertThat(reopened.append(new EventBatch(app(), events, new Receipt("b", "d", "other"))))
                .isEqualTo(new AppendOutcome.Repeated("answer"));
    }

    @Test
    default void keepsAppsApart() {
        var other = new AppId(UUID.randomUUID());
        LogEvent event = SomeEvents.event("mine");
        append(event);
        store().append(new EventBatch(other, List.of(SomeEvents.event("theirs")), new Receipt("b", "d1", "1")));

        assertThat(messages(all(EVERYTHING))).containsExactly("mine");
        assertThat(store().find(other, event.id())).isEmpty();
        assertThat(messages(store().storedAfter(other, EVERYTHING, StoredPosition.START, 10)
                        .events()))
                .containsExactly("theirs");
        assertThat(store().append(new EventBatch(app(), List.of(event), new Receipt("b", "d2", "2"))))
                .isEqualTo(new AppendOutcome.Stored());
    }

    @Test
    default void keepsTheSameIdInTwoAppsApart() {
        var other = new AppId(UUID.randomUUID());
        LogEvent event = SomeEvents.event("shared id");
        append(event);
        store().append(new EventBatch(other, List.of(event), null));

        assertThat(all(EVERYTHING)).containsExactly(event);
        assertThat(store().find(other, event.id())).contains(event);
    }

    @Test
    default void storesARepeatedBatchOnce() {
        var batch = new EventBatch(app(), SomeEvents.events("once", 3), new Receipt("batch-1", "digest", "{\"n\":3}"));

        assertThat(store().append(batch)).isEqualTo(new AppendOutcome.Stored());
        assertThat(store().append(batch)).isEqualTo(new AppendOutcome.Repeated("{\"n\":3}"));

        assertThat(all(EVERYTHING)).hasSize(3);
    }

    @Test
    default void refusesAnotherBodyUnderTheSameName() {
        store().append(new EventBatch(app(), SomeEvents.events("first", 1), new Receipt("batch-1", "one", "1")));

        assertThat(store().append(new EventBatch(
                        app(), SomeEvents.events("second", 1), new Receipt("batch-1", "two", "2"))))
                .isEqualTo(new AppendOutcome.Conflict());

        assertThat(messages(all(EVERYTHING))).containsExactly("first 0");
    }

    @Test
    default void storesABatchOnceThatArrivesTwentyTimesAtOnce() throws Exception {
        var batch = new EventBatch(app(), SomeEvents.events("once", 5), new Receipt("same", "digest", "answer"));

        List<AppendOutcome> outcomes = InParallel.run(20, i -> store().append(batch));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.equals(new AppendOutcome.Stored()))
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.equals(new AppendOutcome.Repeated("answer")))
                .hasSize(19);
        assertThat(all(EVERYTHING)).hasSize(5);
    }

    @Test
    default void losesNothingOfFiftyThreads() throws Exception {
        List<AppendOutcome> outcomes = InParallel.run(
                50, i -> store().append(new EventBatch(app(), SomeEvents.events("thread " + i + " event", 20), null)));

        assertThat(outcomes).containsOnly(new AppendOutcome.Stored());
        List<LogEvent> stored = store().storedAfter(app(), EVERYTHING, StoredPosition.START, 1000)
                .events();
        assertThat(stored).hasSize(1000).doesNotHaveDuplicates();
        for (int thread = 0; thread < 50; thread++) {
            String prefix = "thread " + thread + " event ";
            assertThat(messages(stored))
                    .filteredOn(message -> message.startsWith(prefix))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 20).mapToObj(i -> prefix + i).toList());
        }
    }
}
