package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.store.EventBatch.Receipt;
import dev.sentrylogger.store.UnreliableDatabase.Line;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of batches when the database does not behave. */
@IntegrationTest
class JournalWriterIT extends OwnStore {
    @BeforeEach
    void open() {
        open(Map.of());
    }

    @Test
    void answersUnavailableWhileTheDatabaseIsAwayAndRecovers() {
        open(Map.of("append-deadline", "300ms"));
        database.line(Line.CUT);

        AppendOutcome away = store.append(batch("event", "b"));
        database.line(Line.GOOD);

        assertThat(away)
                .isInstanceOfSatisfying(
                        AppendOutcome.Unavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter())
                                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5)));
        await().untilAsserted(() ->
                assertThat(store.append(batch("event", "b"))).isNotInstanceOf(AppendOutcome.Unavailable.class));
        assertStoredOnce(1);
    }

    @Test
    void waitsForADatabaseThatIsAwayOnlyShortly() {
        database.cutOnce(Line.CUT);

        assertThat(store.append(batch("event", "b"))).isEqualTo(new AppendOutcome.Stored());

        assertStoredOnce(1);
    }

    @Test
    void storesOnceWhenTheCommitHappenedButItsAnswerWasLost() {
        database.cutOnce(Line.CUT_AFTER_COMMIT);

        assertThat(store.append(batch("event", "b"))).isEqualTo(new AppendOutcome.Stored());

        assertStoredOnce(1);
    }

    @Test
    void storesOnceWhenTheLineWasCutBeforeTheCommit() {
        database.cutOnce(Line.CUT_BEFORE_COMMIT);

        assertThat(store.append(batch("event", "b"))).isEqualTo(new AppendOutcome.Stored());

        assertStoredOnce(1);
    }

    @Test
    void showsWhatWasCommittedAfterItsCallerGaveUp() {
        open(Map.of("append-deadline", "200ms"));
        database.line(Line.CUT_AFTER_COMMIT);
        AppendOutcome given = store.append(new EventBatch(app, List.of(SomeEvents.event("late")), null));
        database.line(Line.GOOD);

        assertThat(given).isInstanceOf(AppendOutcome.class);
        await().untilAsserted(() -> assertStoredOnce(1));
    }

    @Test
    void losesAndDoublesNothingOnALineThatBreaksAllTheTime() throws Exception {
        var random = new Random(7);
        database.line(() -> switch (random.nextInt(5)) {
            case 0 -> Line.CUT;
            case 1 -> Line.CUT_BEFORE_COMMIT;
            case 2 -> Line.CUT_AFTER_COMMIT;
            default -> Line.GOOD;
        });

        InParallel.run(10, thread -> {
            for (int i = 0; i < 10; i++) {
                appendUntilStored(batch("thread " + thread + " batch " + i, thread + "-" + i));
            }
            return thread;
        });
        database.line(Line.GOOD);

        assertStoredOnce(100);
    }

    private void appendUntilStored(EventBatch batch) {
        AppendOutcome outcome = store.append(batch);
        while (outcome instanceof AppendOutcome.Unavailable || outcome instanceof AppendOutcome.Busy) {
            outcome = store.append(batch);
        }
        assertThat(outcome).isIn(new AppendOutcome.Stored(), new AppendOutcome.Repeated("answer"));
    }

    @Test
    void failsOnlyTheBatchThatCannotBeStored() {
        database.closeGate();
        List<CompletableFuture<AppendOutcome>> good = IntStream.range(0, 5)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> store.append(batch("good " + i, "good-" + i))))
                .toList();
        var poison = CompletableFuture.supplyAsync(() -> store.append(batch("bad", "nul \u0000")));
        await().until(() -> store.waitingBytes() > 0);
        database.openGate();

        assertThat(good).allSatisfy(outcome -> assertThat(outcome.join()).isEqualTo(new AppendOutcome.Stored()));
        assertThatThrownBy(poison::join).hasRootCauseInstanceOf(java.sql.SQLException.class);
        assertStoredOnce(5);
    }

    @Test
    void goesOnStoringAfterTheServerRanOutOfMemory() {
        database.line(() -> {
            database.line(Line.GOOD);
            throw new OutOfMemoryError("says the test");
        });

        assertThatThrownBy(() -> store.append(batch("lost", "1"))).hasRootCauseInstanceOf(OutOfMemoryError.class);
        assertThat(store.append(batch("next", "2"))).isEqualTo(new AppendOutcome.Stored());

        assertStoredOnce(1);
    }

    @Test
    void looksWhereTheJournalEndsWhenItsNextSequenceIsTaken() throws Exception {
        store.append(batch("first", "1"));
        try (var connection = reliable.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    INSERT INTO journal
                    SELECT generation, first_sequence + event_count, gen_random_uuid(), event_count, raw_bytes,
                        received_from, received_to, codec, events
                    FROM journal
                    ORDER BY first_sequence DESC
                    LIMIT 1
                    """);
        }

        assertThat(store.append(batch("second", "2"))).isEqualTo(new AppendOutcome.Stored());

        assertStoredOnce(2);
    }

    /** What waits is counted as it is stored: compressed. */
    private static String incompressible(int bytes) {
        var random = new byte[bytes];
        new Random(1).nextBytes(random);
        return new String(random, StandardCharsets.ISO_8859_1);
    }

    @Test
    void answersBusyWhenTooManyBytesWait() {
        open(Map.of("queue", "8KB"));
        database.closeGate();
        var first = CompletableFuture.supplyAsync(() -> store.append(batch(incompressible(6_000), "1")));
        await().until(() -> store.waitingBytes() > 0);

        AppendOutcome second = store.append(batch(incompressible(6_000), "2"));
        database.openGate();

        assertThat(second)
                .isInstanceOfSatisfying(
                        AppendOutcome.Busy.class,
                        busy -> assertThat(busy.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5)));
        assertThat(first.join()).isEqualTo(new AppendOutcome.Stored());
        assertStoredOnce(1);
        assertThat(store.waitingBytes()).isZero();
    }

    @Test
    void letsABatchPassThatIsLargerThanTheQueue() {
        open(Map.of("queue", "1KB"));

        assertThat(store.append(batch(incompressible(6_000), "1"))).isEqualTo(new AppendOutcome.Stored());
    }

    @Test
    void ringsOnceTheEventsCanBeRead() {
        store.append(batch("event", "b"));

        await().untilAsserted(() -> assertThat(rings).containsExactly(new EventsStored(app)));
    }

    @Test
    void answersUnavailableOnceStopped() {
        store.stop();

        assertThat(store.append(batch("event", "b"))).isInstanceOf(AppendOutcome.Unavailable.class);
    }

    private EventBatch batch(String message, String id) {
        return new EventBatch(app, List.of(SomeEvents.event(message)), new Receipt(id, "digest", "answer"));
    }

    /** Now, and after a restart. */
    private void assertStoredOnce(int count) {
        List<LogEvent> now = found(app);
        assertThat(now).hasSize(count);
        assertThat(now.stream().map(LogEvent::message).distinct()).hasSize(count);
        open(Map.of());
        assertThat(found(app)).isEqualTo(now);
    }
}
