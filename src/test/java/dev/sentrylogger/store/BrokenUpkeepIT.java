package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.store.UnreliableDatabase.Line;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sealing and merging on a line that breaks: every event is found once, whatever was committed. */
@IntegrationTest
class BrokenUpkeepIT extends OwnStore {
    @BeforeEach
    void open() {
        open(Map.of());
    }

    @ParameterizedTest
    @EnumSource(value = Line.class, mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
    void findsEventsOnceWhenTheirSealingFailed(Line line) throws Exception {
        List<LogEvent> events = someLate(40);
        append(app, events);
        failToSeal(line);

        assertThat(found(app)).isEqualTo(events);

        store.running().seal();
        assertThat(found(app)).isEqualTo(events);

        restart();
        assertThat(found(app)).isEqualTo(events);
    }

    @ParameterizedTest
    @EnumSource(value = Line.class, mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
    void findsEventsOnceWhenTheirSealingFailedJustBeforeARestart(Line line) throws Exception {
        List<LogEvent> events = someLate(40);
        append(app, events);
        failToSeal(line);

        restart();
        assertThat(found(app)).isEqualTo(events);

        store.running().seal();
        assertThat(found(app)).isEqualTo(events);
    }

    @ParameterizedTest
    @EnumSource(value = Line.class, mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
    void findsWhatCameAfterAFailedSealingOnceToo(Line line) throws Exception {
        List<LogEvent> events = someLate(40);
        append(app, events.subList(0, 20));
        failToSeal(line);
        append(app, events.subList(20, 40));

        store.running().seal();
        store.running().seal();

        assertThat(found(app)).isEqualTo(events);
        restart();
        assertThat(found(app)).isEqualTo(events);
    }

    @ParameterizedTest
    @EnumSource(value = Line.class, mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
    void findsEventsOnceWhenTheirMergingFailed(Line line) throws Exception {
        List<LogEvent> events = SomeEvents.events("event", 40);
        for (int from = 0; from < 40; from += 5) {
            appendSealed(app, events.subList(from, from + 5));
        }
        database.line(line);
        for (int i = 0; i < 3; i++) {
            tryToMerge();
        }
        database.line(Line.GOOD);

        assertThat(found(app)).isEqualTo(events);

        merge();
        assertThat(found(app)).isEqualTo(events);

        restart();
        assertThat(found(app)).isEqualTo(events);
    }

    /** The store may have merged them by itself just before. */
    private void tryToMerge() throws Exception {
        try {
            merge();
        } catch (SQLException | SearchFailedException e) {
            // The line is cut.
        }
    }

    private void failToSeal(Line line) {
        database.line(line);
        assertThatThrownBy(() -> store.running().seal()).isInstanceOf(SQLException.class);
        database.line(Line.GOOD);
    }

    /** In the order of time; the first third came two hours late, so that two segments are made of them. */
    private static List<LogEvent> someLate(int count) {
        List<LogEvent> events = new ArrayList<>();
        for (LogEvent event : SomeEvents.events("event", count)) {
            boolean late = events.size() < count / 3;
            events.add(late ? SomeEvents.at(event.occurredAt().minus(Duration.ofHours(2)), event) : event);
        }
        return events;
    }
}
