package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.LogEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An app whose events cannot be sealed does not keep those of others from being sealed. */
@IntegrationTest
class PoisonedAppIT extends OwnStore {
    private final List<AppId> others =
            Stream.generate(() -> new AppId(UUID.randomUUID())).limit(8).toList();
    private final List<LogEvent> events = SomeEvents.events("event", 5);

    @AfterEach
    void takeEverySegment() {
        sql.sql("DROP FUNCTION IF EXISTS refuse_segment CASCADE").update();
    }

    @Test
    void sealsTheOthersWhenAnAppsEventsCannotBeRead() {
        open(Map.of("seal-age", "100ms"));
        var unreadable = new Frame(1L << 40, 99, ByteBuffer.wrap(new byte[] {1, 2, 3}), 1, 100);
        store.running().add(app, unreadable);

        others.forEach(other -> append(other, events));

        awaitOthersSealed();
    }

    @Test
    void sealsTheOthersWhenTheDatabaseRefusesAnAppsSegment() {
        open(Map.of("seal-age", "100ms"));
        refuseSegmentsOf(app);
        append(app, events);

        others.forEach(other -> append(other, events));

        awaitOthersSealed();
        assertThat(found(app)).isEqualTo(events);
        takeEverySegment();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(segments(app)).hasSize(1));
        assertThat(found(app)).isEqualTo(events);
    }

    @Test
    void refusesOnlyTheEventsOfTheAppThatCannotBeSealed() {
        open(Map.of("seal-age", "100ms", "engine-memory", "64MB"));
        refuseSegmentsOf(app);
        var large = new EventBatch(app, SomeEvents.events("large ".repeat(2_000), 500), null);

        await().until(() -> store.append(large) instanceof AppendOutcome.Unavailable);
        restart();

        others.forEach(other -> append(other, events));
        awaitOthersSealed();
        await().until(() -> store.append(large) instanceof AppendOutcome.Unavailable);
        takeEverySegment();
        await().atMost(Duration.ofMinutes(1)).until(() -> store.append(large) instanceof AppendOutcome.Stored);
    }

    private void awaitOthersSealed() {
        await().untilAsserted(() -> assertThat(others)
                .allSatisfy(other -> assertThat(segments(other)).isNotEmpty()));
        assertThat(others).allSatisfy(other -> assertThat(found(other)).isEqualTo(events));
    }

    /** As it would one that is too large for it. */
    private void refuseSegmentsOf(AppId poisoned) {
        sql.sql("""
                CREATE FUNCTION refuse_segment() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'says the test' USING ERRCODE = '54000'; END $$
                """).update();
        sql.sql("""
                CREATE TRIGGER refuse_segment BEFORE INSERT ON segment
                FOR EACH ROW WHEN (NEW.app_id = '%s') EXECUTE FUNCTION refuse_segment()
                """.formatted(poisoned.value())).update();
    }
}
