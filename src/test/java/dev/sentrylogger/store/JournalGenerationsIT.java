package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.LogEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
