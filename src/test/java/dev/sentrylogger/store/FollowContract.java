package dev.sentrylogger.store;

import static dev.sentrylogger.store.ContractPart.contains;
import static dev.sentrylogger.store.ContractPart.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events can be followed in the order in which they were stored. */
interface FollowContract extends ContractPart {
    @Test
    default void continuesItsOrderAfterReopening() {
        append(SomeEvents.event("before"));
        StoredPosition end = store().end(app());

        EventStore reopened = reopened();
        reopened.append(new EventBatch(app(), List.of(SomeEvents.event("after")), null));

        assertThat(messages(reopened.storedAfter(app(), EVERYTHING, end, 10).events()))
                .containsExactly("after");
    }

    @Test
    default void followsWhatIsStoredInTheOrderOfStoring() {
        append(SomeEvents.event("old"));
        StoredPosition position = store().end(app());
        append(
                SomeEvents.event("first", Level.INFO, SomeEvents.NOON.plusSeconds(9)),
                SomeEvents.event("second", Level.INFO, SomeEvents.NOON));
        append(SomeEvents.event("third", Level.ERROR, SomeEvents.NOON.minusSeconds(9)));

        NewEvents all = store().storedAfter(app(), EVERYTHING, position, 10);
        NewEvents errors =
                store().storedAfter(app(), new EventFilter.LevelIs(Comparison.EQUAL, Level.ERROR), position, 10);

        assertThat(messages(all.events())).containsExactly("first", "second", "third");
        assertThat(all.skipped()).isZero();
        assertThat(all.end()).isEqualTo(store().end(app()));
        assertThat(messages(errors.events())).containsExactly("third");
        assertThat(errors.end()).isEqualTo(all.end());
        assertThat(store().storedAfter(app(), EVERYTHING, all.end(), 10))
                .isEqualTo(new NewEvents(List.of(), 0, all.end()));
    }

    @Test
    default void saysHowManyEventsItLeftOut() {
        store().append(new EventBatch(app(), SomeEvents.events("event", 100), null));
        append(SomeEvents.event("other"));

        NewEvents news = store().storedAfter(app(), contains("event"), StoredPosition.START, 30);

        assertThat(messages(news.events()))
                .startsWith("event 70")
                .endsWith("event 99")
                .hasSize(30);
        assertThat(news.skipped()).isEqualTo(70);
    }
}
