package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.UnreliableDatabase.Line;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deleting on a line that breaks: what is to stay stays, and once it was done again nothing else does. */
@IntegrationTest
class BrokenDeletionIT extends OwnStore {
    private static final EventFilter DOOMED = new EventFilter.Contains("doomed");

    private final List<LogEvent> events = new ArrayList<>();
    private final List<LogEvent> kept = new ArrayList<>();

    @BeforeEach
    void storeSome() throws Exception {
        open(Map.of());
        List<LogEvent> all = SomeEvents.events("event", 40);
        for (int from = 0; from < 40; from += 5) {
            List<LogEvent> batch = new ArrayList<>();
            for (LogEvent event : all.subList(from, from + 5)) {
                boolean doomed = from == 0 || batch.size() == 2;
                batch.add(doomed ? SomeEvents.event("doomed", event.level(), event.occurredAt()) : event);
            }
            appendSealed(app, batch);
            events.addAll(batch);
        }
        events.stream().filter(event -> !event.message().equals("doomed")).forEach(kept::add);
    }

    @ParameterizedTest
    @EnumSource(value = Line.class, mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
    void deletesTheRestWhenItIsCalledAgain(Line line) {
        failToDelete(line);

        assertThat(found(app)).containsAll(kept);
        assertThat(store.delete(new Deletion(app, TimeRange.ALL, DOOMED))).isPositive();

        assertThat(found(app)).isEqualTo(kept);
        restart();
        assertThat(found(app)).isEqualTo(kept);
    }

    @ParameterizedTest
    @EnumSource(value = Line.class, mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
    void losesNothingElseInARestart(Line line) {
        failToDelete(line);

        restart();

        assertThat(found(app)).containsAll(kept).isSubsetOf(events).doesNotHaveDuplicates();
    }

    /** The answer to the merging's commit is lost, so that the database has one segment where the store knows eight. */
    @ParameterizedTest
    @EnumSource(value = Line.class, mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
    void deletesWhatWasMergedUnawares(Line line) throws Exception {
        database.line(line);
        tryToMerge();
        database.line(Line.GOOD);

        store.delete(new Deletion(app, TimeRange.ALL, DOOMED));

        assertThat(found(app)).isEqualTo(kept);
        restart();
        assertThat(found(app)).isEqualTo(kept);
    }

    @ParameterizedTest
    @EnumSource(value = Line.class, mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
    void forgetsAllWhenItIsCalledAgain(Line line) {
        append(app, SomeEvents.events("unsealed", 3));
        database.line(line);
        assertThatThrownBy(() -> store.forget(app)).isInstanceOf(SearchFailedException.class);
        database.line(Line.GOOD);

        store.forget(app);

        assertThat(found(app)).isEmpty();
        restart();
        assertThat(found(app)).isEmpty();
    }

    private void failToDelete(Line line) {
        database.line(line);
        assertThatThrownBy(() -> store.delete(new Deletion(app, TimeRange.ALL, DOOMED)))
                .isInstanceOf(SearchFailedException.class);
        database.line(Line.GOOD);
    }

    /** The store may have merged them by itself just before. */
    private void tryToMerge() throws Exception {
        try {
            merge();
        } catch (SQLException | SearchFailedException e) {
            // The line is cut.
        }
    }
}
