package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has been kept long enough goes, the oldest first, and nothing else. */
@IntegrationTest
class RetentionIT extends OwnStore {
    private final AppId other = new AppId(UUID.randomUUID());

    /** A bound on all apps together is only to be seen where no other test's events are. */
    @BeforeEach
    @AfterEach
    void forgetAllEvents() {
        if (store != null) {
            store.stop();
        }
        sql.sql("TRUNCATE segment, sealed, journal").update();
        clock = Clock.fixed(SomeEvents.NOON, ZoneOffset.UTC);
    }

    @Test
    void keepsEventsAsLongAsTheirAppSays() throws Exception {
        open(Map.of("retention", "10d"));
        keep(app, 3);
        for (AppId each : List.of(app, other)) {
            for (int days : List.of(11, 5, 1)) {
                appendSealed(each, daysOld(days));
            }
        }

        store.running().retention().run();

        assertThat(messages(app)).containsExactly("1 days");
        assertThat(messages(other)).containsExactly("5 days", "1 days");
        restart();
        assertThat(messages(app)).containsExactly("1 days");
        assertThat(messages(other)).containsExactly("5 days", "1 days");
    }

    /** Small apps have segments that span weeks: what is old must go although its neighbours stay. */
    @Test
    void dropsWhatIsOldFromASegmentThatIsNot() throws Exception {
        open(Map.of("retention", "10d"));
        appendSealed(
                app,
                Stream.of(50, 12, 11, 10, 9)
                        .flatMap(days -> daysOld(days).stream())
                        .toList());

        store.running().retention().run();

        assertThat(messages(app)).containsExactly("10 days", "9 days");
        List<Segment> once = segments(app);
        store.running().retention().run();
        assertThat(segments(app)).isEqualTo(once);
        restart();
        assertThat(messages(app)).containsExactly("10 days", "9 days");
    }

    @Test
    void keepsWhatLiesInNoSegmentYet() throws Exception {
        open(Map.of("retention", "10d"));
        append(app, daysOld(50));

        store.running().retention().run();

        assertThat(messages(app)).containsExactly("50 days");
    }

    @Test
    void dropsTheOldestOfAllAppsWhenTheyTakeTooMuch() throws Exception {
        open(Map.of());
        appendSealed(app, daysOld(4));
        appendSealed(other, daysOld(5));
        appendSealed(app, daysOld(2));
        appendSealed(other, daysOld(3));
        long all = Stream.concat(segments(app).stream(), segments(other).stream())
                .mapToLong(Segment::fileBytes)
                .sum();
        long oldest = segments(other).getFirst().fileBytes();

        open(Map.of("retention-bytes", all + "B"));
        store.running().retention().run();
        assertThat(messages(app)).containsExactly("4 days", "2 days");
        assertThat(messages(other)).containsExactly("5 days", "3 days");

        open(Map.of("retention-bytes", all - 1 + "B"));
        store.running().retention().run();
        assertThat(messages(app)).containsExactly("4 days", "2 days");
        assertThat(messages(other)).containsExactly("3 days");

        open(Map.of("retention-bytes", all - oldest - 1 + "B"));
        store.running().retention().run();
        assertThat(messages(app)).containsExactly("2 days");
        assertThat(messages(other)).containsExactly("3 days");
    }

    @Test
    void deletesTheLocalCopiesAndTheRowsOfWhatItDrops() throws Exception {
        open(Map.of("retention", "10d"));
        appendSealed(app, daysOld(11));
        appendSealed(app, daysOld(1));
        Path gone = file(segments(app).getFirst());
        Path kept = file(segments(app).getLast());

        store.running().retention().run();

        assertThat(gone).doesNotExist();
        assertThat(kept).exists();
        assertThat(sql.sql("SELECT count(*) FROM segment").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void dropsDaysThatHoldNothingAnyMore() throws Exception {
        open(Map.of("retention", "10d"));
        appendSealed(app, daysOld(11));
        appendSealed(app, daysOld(5));
        LocalDate full = LocalDate.of(2026, 11, 19);
        LocalDate emptied = LocalDate.of(2026, 11, 13);
        LocalDate empty = LocalDate.of(2026, 11, 15);
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        var days = new SegmentDays(reliable);
        for (LocalDate day : List.of(full, emptied, empty, tomorrow)) {
            days.make(day);
        }
        sql.sql("UPDATE segment SET settled = TRUE").update();

        store.running().retention().run();

        assertThat(tableExists(partition(full))).isTrue();
        assertThat(tableExists(partition(emptied))).isFalse();
        assertThat(tableExists(partition(empty))).isFalse();
        assertThat(tableExists(partition(tomorrow))).isTrue();
        assertThat(messages(app)).containsExactly("5 days");
    }

    private void keep(AppId of, int days) {
        sql.sql("INSERT INTO retention (app_id, days) VALUES (:app, :days)")
                .param("app", of.value())
                .param("days", days)
                .update();
    }

    private static List<LogEvent> daysOld(int days) {
        return List.of(SomeEvents.event(days + " days", Level.INFO, SomeEvents.NOON.minus(Duration.ofDays(days))));
    }

    private static String partition(LocalDate day) {
        return "segment_settled_" + day.toString().replace("-", "");
    }

    private List<String> messages(AppId of) {
        return found(of).stream().map(LogEvent::message).toList();
    }

    private Path file(Segment segment) {
        return settings.segments().resolve(segment.id() + ".parquet");
    }
}
