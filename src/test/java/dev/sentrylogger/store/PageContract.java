package dev.sentrylogger.store;

import static dev.sentrylogger.store.ContractPart.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages come in order, together hold every event once, and keep their place whatever happens between them. */
interface PageContract extends ContractPart {
    @Test
    default void ordersByTimeThenIdBothWays() {
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(SomeEvents.event("event " + i, Level.INFO, SomeEvents.NOON.plusSeconds(i * 7 % 10)));
        }
        append(events);
        List<LogEvent> sorted = sorted(events);

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

    @ParameterizedTest
    @EnumSource(Order.class)
    default void neitherLosesNorDoublesEventsOfOneMomentAtThePagesEdges(Order order) {
        List<LogEvent> events = new ArrayList<>(SomeEvents.events("around", 3));
        for (int i = 0; i < 24; i++) {
            events.add(SomeEvents.event("same " + i, Level.INFO, SomeEvents.NOON.plusSeconds(1)));
        }
        Collections.shuffle(events, new Random(1));
        append(events, 5);

        for (int limit : List.of(1, 4, 5, 26, 27, 28)) {
            assertThat(paged(order, limit)).as("pages of %d", limit).isEqualTo(in(order, events));
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    default void sortsInWhatComesDaysLate(Order order) {
        var random = new Random(2);
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Duration late = Duration.ofMinutes(random.nextBoolean() ? 0 : random.nextInt(5 * 24 * 60));
            events.add(SomeEvents.event(
                    "event " + i, Level.INFO, SomeEvents.NOON.plusSeconds(i).minus(late)));
        }
        append(events, 7);

        assertThat(paged(order, 9)).isEqualTo(in(order, events));
        for (int day = 0; day < 6; day++) {
            var range = TimeRange.before(SomeEvents.NOON.minus(Duration.ofDays(day)), Duration.ofDays(1));
            assertThat(store().search(new EventQuery(app(), range, EVERYTHING, order, 100, null))
                            .events())
                    .isEqualTo(in(order, events).stream()
                            .filter(event -> !event.occurredAt().isBefore(range.from())
                                    && event.occurredAt().isBefore(range.to()))
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    default void keepsItsPlaceWhileEventsArriveAndAreTidied(Order order) {
        List<LogEvent> events = SomeEvents.events("event", 100);
        append(events, 5);
        Instant passed = order == Order.NEWEST_FIRST
                ? SomeEvents.NOON.plus(Duration.ofDays(1))
                : SomeEvents.NOON.minus(Duration.ofDays(1));

        List<LogEvent> paged = paged(order, 13, () -> {
            append(SomeEvents.event("behind the reader", Level.INFO, passed));
            tidy();
        });

        assertThat(paged).isEqualTo(in(order, events));
    }

    @Test
    default void takesACursorFromBeforeARestart() {
        List<LogEvent> events = SomeEvents.events("event", 20);
        append(events, 5);
        EventPage first = search(EVERYTHING, Order.NEWEST_FIRST, 12);

        EventPage second = reopened()
                .search(EventQuery.newest(app(), EVERYTHING, 12)
                        .after(first.next().orElseThrow()));

        assertThat(second.events()).isEqualTo(events.reversed().subList(12, 20));
    }

    @Test
    default void pagesThroughMoreThanItLooksAtInOneGo() {
        var random = new Random(3);
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            events.add(SomeEvents.event("event", Level.INFO, SomeEvents.NOON.plusSeconds(random.nextInt(3_000))));
        }
        append(events, 1_500);

        assertThat(paged(Order.NEWEST_FIRST, 1_000)).isEqualTo(in(Order.NEWEST_FIRST, events));
    }

    private static List<LogEvent> sorted(List<LogEvent> events) {
        return events.stream()
                .sorted(Comparator.comparing(LogEvent::occurredAt)
                        .thenComparing(event -> event.id().value()))
                .toList();
    }

    private static List<LogEvent> in(Order order, List<LogEvent> events) {
        return order == Order.OLDEST_FIRST ? sorted(events) : sorted(events).reversed();
    }
}
