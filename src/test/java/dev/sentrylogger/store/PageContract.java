package dev.sentrylogger.store;

import static dev.sentrylogger.store.ContractPart.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages come in order, together hold every event once, and keep their place whatever happens between them. */
interface PageContract extends ContractPart {
    @Test
    default void ordersByTimeThenIdBothWays() {
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(SomeEvents.event("event " + i, Level.INFO, SomeEvents.NOON.plusSeconds(i * 7 % 10)));
        }
        append(events);
        List<LogEvent> sorted = events.stream()
                .sorted(Comparator.comparing(LogEvent::occurredAt)
                        .thenComparing(event -> event.id().value()))
                .toList();

        assertThat(paged(Order.OLDEST_FIRST, 7)).isEqualTo(sorted);
        assertThat(paged(Order.NEWEST_FIRST, 7)).isEqualTo(sorted.reversed());
    }

    @Test
    default void saysWhetherThereIsMore() {
        store().append(new EventBatch(app(), SomeEvents.events("event", 10), null));

        assertThat(search(EVERYTHING, Order.NEWEST_FIRST, 10).complete()).isTrue();
        assertThat(search(EVERYTHING, Order.NEWEST_FIRST, 9).complete()).isFalse();
    }

    @Test
    default void keepsItsPlaceWhileNewEventsArrive() {
        List<LogEvent> events = SomeEvents.events("event", 20);
        append(events);
        EventPage first = search(EVERYTHING, Order.NEWEST_FIRST, 10);
        append(SomeEvents.event("newer", Level.INFO, SomeEvents.NOON.plusSeconds(1000)));

        EventPage second = store().search(EventQuery.newest(app(), EVERYTHING, 10)
                .after(first.next().orElseThrow()));

        assertThat(second.events()).isEqualTo(events.reversed().subList(10, 20));
        assertThat(second.complete()).isTrue();
    }

    @Test
    default void includesTheStartOfARangeAndExcludesItsEnd() {
        store().append(new EventBatch(app(), SomeEvents.events("at", 5), null));

        var range = new TimeRange(SomeEvents.NOON.plusSeconds(1), SomeEvents.NOON.plusSeconds(3));
        EventPage page = store().search(new EventQuery(app(), range, EVERYTHING, Order.OLDEST_FIRST, 10, null));

        assertThat(messages(page.events())).containsExactly("at 1", "at 2");
    }

    @Test
    default void keepsEventsFindableWhateverTheirClockSays() {
        append(
                SomeEvents.event("min", Level.INFO, Instant.MIN),
                SomeEvents.event("before the epoch", Level.INFO, Instant.parse("1969-12-31T23:59:59.999999Z")),
                SomeEvents.event("max", Level.INFO, Instant.MAX));

        assertThat(messages(all(EVERYTHING))).containsExactly("max", "before the epoch", "min");
    }

    @Test
    default void cutsAnswersShortThatAreTooLargeButLosesNothing() {
        String large = "x".repeat(1 << 20);
        for (int i = 0; i < 12; i++) {
            append(SomeEvents.event(i + " " + large, Level.INFO, SomeEvents.NOON.plusSeconds(i)));
        }

        EventPage page = search(EVERYTHING, Order.NEWEST_FIRST, 100);
        NewEvents news = store().storedAfter(app(), EVERYTHING, StoredPosition.START, 100);

        assertThat(page.events()).hasSize(7);
        assertThat(page.complete()).isFalse();
        assertThat(numbers(paged(Order.NEWEST_FIRST, 100)))
                .containsExactly("11", "10", "9", "8", "7", "6", "5", "4", "3", "2", "1", "0");
        assertThat(numbers(news.events())).containsExactly("5", "6", "7", "8", "9", "10", "11");
        assertThat(news.skipped()).isEqualTo(5);
    }

    private static List<String> numbers(List<LogEvent> events) {
        return messages(events).stream()
                .map(message -> message.substring(0, message.indexOf(' ')))
                .toList();
    }
}
