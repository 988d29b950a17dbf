package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.LogEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The journal's partitions leave once all their events lie in segments, and not before. */
@IntegrationTest
class JournalGenerationsIT extends OwnStore {
    private final List<LogEvent> events = SomeEvents.events("event", 30);

    @Test
    void dropsAGenerationOnceItsEventsAreSealed() throws Exception {
        open(Map.of());
        append(app, events);
        String generation = generationOf(app);
        restart();
        assertThat(tableExists(generation)).isTrue();

        store.running().seal();

        assertThat(tableExists(generation)).isFalse();
        assertThat(found(app)).isEqualTo(events);
        restart();
        assertThat(found(app)).isEqualTo(events);
    }

    @Test
    void keepsAGenerationThatHoldsUnsealedEvents() throws Exception {
        var other = new AppId(UUID.randomUUID());
        open(Map.of());
        appendSealed(other, events);
        append(app, events);
        String generation = generationOf(app);
        store.stop();

        var generations = new JournalGenerations(reliable, Duration.ofDays(1));
        generations.start();
        generations.turn();

        assertThat(tableExists(generation)).isTrue();
        restart();
        assertThat(found(app)).isEqualTo(events);
        assertThat(found(other)).isEqualTo(events);
    }

    /** A row holds all batches of one commit, and sealing may have cut between them. */
    @Test
    void readsOfARowThatIsSealedInPartTheRestOnly() {
        open(Map.of());
        database.closeGate();
        List<CompletableFuture<Void>> appends = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.runAsync(() -> append(app, events.subList(i * 5, i * 5 + 5))))
                .toList();
        await().until(() -> store.waitingBytes() > 0);
        database.openGate();
        appends.forEach(CompletableFuture::join);
        store.stop();
        var row = sql.sql("SELECT first_sequence, event_count FROM journal WHERE app_id = ? ORDER BY 2 DESC LIMIT 1")
                .param(app.value())
                .query()
                .singleRow();
        assertThat((int) row.get("event_count")).isGreaterThan(5);
        long through = (long) row.get("first_sequence") + 4;
        sql.sql("INSERT INTO sealed VALUES (?, ?)").params(app.value(), through).update();
        List<LogEvent> rest = behind(app, through);

        restart();

        assertThat(found(app)).containsExactlyInAnyOrderElementsOf(rest);
    }

    /** What the journal holds behind {@code through}. */
    private List<LogEvent> behind(AppId of, long through) {
        List<LogEvent> behind = new ArrayList<>();
        for (var row : sql.sql("SELECT * FROM journal WHERE app_id = ? ORDER BY first_sequence")
                .param(of.value())
                .query()
                .listOfRows()) {
            for (Frame frame :
                    JournalRow.frames(((Number) row.get("codec")).intValue(), (long) row.get("first_sequence"), (byte[])
                            row.get("events"))) {
                if (frame.firstSequence() > through) {
                    behind.addAll(eventsOf(frame));
                }
            }
        }
        return behind;
    }

    private List<LogEvent> eventsOf(Frame frame) {
        Set<UUID> ids = new HashSet<>();
        EventBlock block = frame.decode().events();
        for (int row = 0; row < block.rows(); row++) {
            ids.add(new UUID(block.idHigh()[row], block.idLow()[row]));
        }
        return events.stream().filter(event -> ids.contains(event.id().value())).toList();
    }

    @Test
    void keepsTheGenerationThatIsWrittenTo() throws Exception {
        open(Map.of());
        appendSealed(app, events.subList(0, 10));
        String generation = generationOf(app);

        store.running().seal();
        append(app, events.subList(10, 20));

        assertThat(tableExists(generation)).isTrue();
        assertThat(found(app)).isEqualTo(events.subList(0, 20));
    }

    @Test
    void losesAndDoublesNothingOverGenerationsAndRestarts() throws Exception {
        open(Map.of());
        for (int i = 0; i < 6; i++) {
            append(app, events.subList(i * 5, i * 5 + 5));
            if (i % 3 == 1) {
                store.running().seal();
            }
            restart();

            assertThat(found(app)).isEqualTo(events.subList(0, i * 5 + 5));
        }
    }

    @Test
    void sealsAndDropsByItselfWhatIsOldEnough() throws Exception {
        open(Map.of("seal-age", "200ms"));
        append(app, events);
        String generation = generationOf(app);

        await().untilAsserted(() -> assertThat(tableExists(generation)).isFalse());

        assertThat(segments(app)).hasSize(1);
        assertThat(found(app)).isEqualTo(events);
    }

    /** The partition that holds an app's rows. */
    private String generationOf(AppId of) {
        return sql.sql("SELECT DISTINCT tableoid::regclass::text FROM journal WHERE app_id = :app")
                .param("app", of.value())
                .query(String.class)
                .single();
    }
}
