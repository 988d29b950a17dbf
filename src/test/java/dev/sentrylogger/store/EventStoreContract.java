package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.event.StackFrame;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.EventBatch.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link EventStore} promises, whatever engine it is made of. */
abstract class EventStoreContract {
    static final EventFilter EVERYTHING = new EventFilter.Everything();

    final AppId app = new AppId(UUID.randomUUID());

    abstract EventStore store();

    /** Another store on the same data, as after a restart. */
    abstract EventStore reopened();

    @Test
    void findsEventAsSoonAsItsAppendReturned() {
        LogEvent event = SomeEvents.event("hello");

        AppendOutcome outcome = append(event);

        assertThat(outcome).isEqualTo(new AppendOutcome.Stored());
        assertThat(all(EVERYTHING)).containsExactly(event);
        assertThat(store().find(app, event.id())).contains(event);
    }

    @Test
    void findsNothingInAnAppThatStoredNothing() {
        assertThat(all(EVERYTHING)).isEmpty();
        assertThat(store().find(app, new EventId(UUID.randomUUID()))).isEmpty();
        assertThat(store().end(app)).isEqualTo(StoredPosition.START);
        assertThat(store().storedAfter(app, EVERYTHING, StoredPosition.START, 10))
                .isEqualTo(new NewEvents(List.of(), 0, StoredPosition.START));
    }

    @Test
    void keepsEveryFieldOfEveryEvent() {
        var random = new Random(42);
        List<LogEvent> events =
                IntStream.range(0, 300).mapToObj(i -> SomeEvents.random(random)).toList();

        store().append(new EventBatch(app, events, null));

        assertThat(store().storedAfter(app, EVERYTHING, StoredPosition.START, 1000)
                        .events())
                .isEqualTo(events);
        assertThat(reopened()
                        .storedAfter(app, EVERYTHING, StoredPosition.START, 1000)
                        .events())
                .isEqualTo(events);
    }

    @Test
    void keepsLongMessage() {
        LogEvent event = SomeEvents.event("ä".repeat(128 << 10));

        append(event);

        assertThat(store().find(app, event.id())).contains(event);
    }

    @Test
    void cutsTimesToMicroseconds() {
        LogEvent event = SomeEvents.event("precise", Level.INFO, SomeEvents.NOON.plusNanos(123_456_789));

        append(event);

        assertThat(all(EVERYTHING))
                .extracting(LogEvent::occurredAt)
                .containsExactly(SomeEvents.NOON.plusNanos(123_456_000));
    }

    @Test
    void keepsEventsFindableWhateverTheirClockSays() {
        append(
                SomeEvents.event("min", Level.INFO, Instant.MIN),
                SomeEvents.event("before the epoch", Level.INFO, Instant.parse("1969-12-31T23:59:59.999999Z")),
                SomeEvents.event("max", Level.INFO, Instant.MAX));

        assertThat(messages(all(EVERYTHING))).containsExactly("max", "before the epoch", "min");
    }

    @Test
    void storesNothingOfAnEmptyBatch() {
        assertThat(store().append(new EventBatch(app, List.of(), null))).isEqualTo(new AppendOutcome.Stored());

        assertThat(all(EVERYTHING)).isEmpty();
    }

    @Test
    void isDurable() {
        List<LogEvent> events = SomeEvents.events("kept", 50);
        store().append(new EventBatch(app, events, new Receipt("b", "d", "answer")));
        StoredPosition end = store().end(app);

        EventStore reopened = reopened();

        assertThat(reopened.storedAfter(app, EVERYTHING, StoredPosition.START, 100)
                        .events())
                .isEqualTo(events);
        assertThat(reopened.end(app)).isEqualTo(end);
        assertThat(reopened.append(new EventBatch(app, events, new Receipt("b", "d", "other"))))
                .isEqualTo(new AppendOutcome.Repeated("answer"));
    }

    @Test
    void continuesItsOrderAfterReopening() {
        append(SomeEvents.event("before"));
        StoredPosition end = store().end(app);

        EventStore reopened = reopened();
        reopened.append(new EventBatch(app, List.of(SomeEvents.event("after")), null));

        assertThat(messages(reopened.storedAfter(app, EVERYTHING, end, 10).events()))
                .containsExactly("after");
    }

    @Test
    void ordersByTimeThenIdBothWays() {
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(SomeEvents.event("event " + i, Level.INFO, SomeEvents.NOON.plusSeconds(i * 7 % 10)));
        }
        store().append(new EventBatch(app, events, null));
        List<LogEvent> sorted = events.stream()
                .sorted(Comparator.comparing(LogEvent::occurredAt)
                        .thenComparing(event -> event.id().value()))
                .toList();

        assertThat(paged(Order.OLDEST_FIRST, 7)).isEqualTo(sorted);
        assertThat(paged(Order.NEWEST_FIRST, 7)).isEqualTo(sorted.reversed());
    }

    @Test
    void saysWhetherThereIsMore() {
        store().append(new EventBatch(app, SomeEvents.events("event", 10), null));

        assertThat(search(EVERYTHING, Order.NEWEST_FIRST, 10).complete()).isTrue();
        assertThat(search(EVERYTHING, Order.NEWEST_FIRST, 9).complete()).isFalse();
    }

    @Test
    void keepsItsPlaceWhileNewEventsArrive() {
        List<LogEvent> events = SomeEvents.events("event", 20);
        store().append(new EventBatch(app, events, null));
        EventPage first = search(EVERYTHING, Order.NEWEST_FIRST, 10);
        append(SomeEvents.event("newer", Level.INFO, SomeEvents.NOON.plusSeconds(1000)));

        EventPage second = store().search(EventQuery.newest(app, EVERYTHING, 10)
                .after(first.next().orElseThrow()));

        assertThat(second.events()).isEqualTo(events.reversed().subList(10, 20));
        assertThat(second.complete()).isTrue();
    }

    @Test
    void includesTheStartOfARangeAndExcludesItsEnd() {
        store().append(new EventBatch(app, SomeEvents.events("at", 5), null));

        var range = new TimeRange(SomeEvents.NOON.plusSeconds(1), SomeEvents.NOON.plusSeconds(3));
        EventPage page = store().search(new EventQuery(app, range, EVERYTHING, Order.OLDEST_FIRST, 10, null));

        assertThat(messages(page.events())).containsExactly("at 1", "at 2");
    }

    @Test
    void filtersByLevel() {
        for (Level level : Level.values()) {
            append(SomeEvents.event(level.name(), level, SomeEvents.NOON.plusSeconds(level.ordinal())));
        }

        assertThat(messages(all(new EventFilter.LevelIs(Comparison.EQUAL, Level.WARN))))
                .containsExactly("WARN");
        assertThat(messages(all(new EventFilter.LevelIs(Comparison.AT_LEAST, Level.ERROR))))
                .containsExactly("FATAL", "ERROR");
    }

    @Test
    void countsAllFourNumbersOfALevel() {
        LogEvent event = SomeEvents.event("error4");
        LogEvent worst = new LogEvent(
                event.id(),
                event.occurredAt(),
                event.receivedAt(),
                20,
                "error4",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                event.attributes(),
                null,
                "test");

        append(worst);

        assertThat(all(new EventFilter.LevelIs(Comparison.EQUAL, Level.ERROR))).containsExactly(worst);
        assertThat(all(new EventFilter.LevelIs(Comparison.AT_LEAST, Level.FATAL)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100%",
                "a_b",
                "it's",
                "back\\slash",
                "say \"hi\"",
                "[x]{1}(2)*+?.^$|",
                "tab\there",
                "--",
                "${jndi:x}",
                "?",
                ":name",
                "%s",
                "/*",
                "\\u0041",
                "\u001F"
            })
    void takesWordsLiterally(String words) {
        append(
                SomeEvents.event("<" + words + ">"),
                SomeEvents.withAttributes("attribute", Map.of("k", "<" + words + ">")),
                SomeEvents.withException("exception", ExceptionInfo.ofText("T", "<" + words + ">", "")),
                SomeEvents.event("100 aXb its backslash say hi xx1222 a b name s"));

        assertThat(messages(all(contains("<" + words + ">"))))
                .containsExactlyInAnyOrder("<" + words + ">", "attribute", "exception");
        assertThat(all(contains("<" + words + "!"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"straße ärger", "STRAẞE ÄRGER", "ÉCOLE", "привет", "ΑΒΓ", "日本", "😀👩‍👩‍👧"})
    void ignoresCaseInAnyScript(String words) {
        append(SomeEvents.event("xx Straße ÄRGER école ПРИВЕТ αβγ 日本語 😀👩‍👩‍👧 yy"));

        assertThat(all(contains(words))).hasSize(1);
    }

    @Test
    void looksForWordsInEveryTextOfAnEvent() {
        var cause = new ExceptionInfo("CauseType", "why", List.of(), List.of(), "");
        var exception = new ExceptionInfo(
                "KeyError",
                "no such key",
                List.of(new StackFrame("cart.py", "add_item", 12, true, "items[key] += 1")),
                List.of(cause),
                "Traceback (most recent call last)");
        LogEvent plain = SomeEvents.event("The message");
        LogEvent event = new LogEvent(
                plain.id(),
                plain.occurredAt(),
                plain.receivedAt(),
                9,
                plain.message(),
                null,
                "shop.Cart",
                "checkout",
                null,
                null,
                "web-7",
                null,
                null,
                new dev.sentrylogger.event.Attributes(Map.of("user.id", "u-42", "n", 17L)),
                exception,
                "test");
        append(event, SomeEvents.event("another"));

        for (String words : List.of(
                "the MESSAGE",
                "shop.cart",
                "CHECKOUT",
                "web-7",
                "U-42",
                "17",
                "keyerror",
                "no such",
                "CART.py",
                "add_item",
                "items[key]",
                "causetype",
                "WHY",
                "traceback (")) {
            assertThat(all(contains(words))).as(words).containsExactly(event);
        }
    }

    @Test
    void doesNotMistakeTheNameOfAnAttributeForItsValue() {
        append(SomeEvents.withAttributes("named", Map.of("customer", "x")));
        append(SomeEvents.withException("frames", ExceptionInfo.ofText("T", "m", "r")));

        assertThat(all(contains("customer"))).isEmpty();
        assertThat(all(contains("causes"))).isEmpty();
    }

    @Test
    void satisfiesEveryPartOfAFilter() {
        append(
                SomeEvents.event("red apple", Level.ERROR, SomeEvents.NOON),
                SomeEvents.event("red pear", Level.ERROR, SomeEvents.NOON),
                SomeEvents.event("red apple, fine", Level.INFO, SomeEvents.NOON));

        EventFilter filter = new EventFilter.AllOf(
                List.of(contains("red"), new EventFilter.LevelIs(Comparison.AT_LEAST, Level.WARN), contains("apple")));

        assertThat(messages(all(filter))).containsExactly("red apple");
        assertThat(all(new EventFilter.AllOf(List.of()))).hasSize(3);
    }

    @Test
    void followsWhatIsStoredInTheOrderOfStoring() {
        append(SomeEvents.event("old"));
        StoredPosition position = store().end(app);
        append(
                SomeEvents.event("first", Level.INFO, SomeEvents.NOON.plusSeconds(9)),
                SomeEvents.event("second", Level.INFO, SomeEvents.NOON));
        append(SomeEvents.event("third", Level.ERROR, SomeEvents.NOON.minusSeconds(9)));

        NewEvents all = store().storedAfter(app, EVERYTHING, position, 10);
        NewEvents errors =
                store().storedAfter(app, new EventFilter.LevelIs(Comparison.EQUAL, Level.ERROR), position, 10);

        assertThat(messages(all.events())).containsExactly("first", "second", "third");
        assertThat(all.skipped()).isZero();
        assertThat(all.end()).isEqualTo(store().end(app));
        assertThat(messages(errors.events())).containsExactly("third");
        assertThat(errors.end()).isEqualTo(all.end());
        assertThat(store().storedAfter(app, EVERYTHING, all.end(), 10))
                .isEqualTo(new NewEvents(List.of(), 0, all.end()));
    }

    @Test
    void saysHowManyEventsItLeftOut() {
        store().append(new EventBatch(app, SomeEvents.events("event", 100), null));
        append(SomeEvents.event("other"));

        NewEvents news = store().storedAfter(app, contains("event"), StoredPosition.START, 30);

        assertThat(messages(news.events()))
                .startsWith("event 70")
                .endsWith("event 99")
                .hasSize(30);
        assertThat(news.skipped()).isEqualTo(70);
    }

    @Test
    void cutsAnswersShortThatAreTooLargeButLosesNothing() {
        String large = "x".repeat(1 << 20);
        for (int i = 0; i < 12; i++) {
            append(SomeEvents.event(i + " " + large, Level.INFO, SomeEvents.NOON.plusSeconds(i)));
        }

        EventPage page = search(EVERYTHING, Order.NEWEST_FIRST, 100);
        NewEvents news = store().storedAfter(app, EVERYTHING, StoredPosition.START, 100);

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

    @Test
    void keepsAppsApart() {
        var other = new AppId(UUID.randomUUID());
        LogEvent event = SomeEvents.event("mine");
        append(event);
        store().append(new EventBatch(other, List.of(SomeEvents.event("theirs")), new Receipt("b", "d1", "1")));

        assertThat(messages(all(EVERYTHING))).containsExactly("mine");
        assertThat(store().find(other, event.id())).isEmpty();
        assertThat(messages(store().storedAfter(other, EVERYTHING, StoredPosition.START, 10)
                        .events()))
                .containsExactly("theirs");
        assertThat(store().append(new EventBatch(app, List.of(event), new Receipt("b", "d2", "2"))))
                .isEqualTo(new AppendOutcome.Stored());
    }

    @Test
    void keepsTheSameIdInTwoAppsApart() {
        var other = new AppId(UUID.randomUUID());
        LogEvent event = SomeEvents.event("shared id");
        append(event);
        store().append(new EventBatch(other, List.of(event), null));

        assertThat(all(EVERYTHING)).containsExactly(event);
        assertThat(store().find(other, event.id())).contains(event);
    }

    @Test
    void storesARepeatedBatchOnce() {
        var batch = new EventBatch(app, SomeEvents.events("once", 3), new Receipt("batch-1", "digest", "{\"n\":3}"));

        assertThat(store().append(batch)).isEqualTo(new AppendOutcome.Stored());
        assertThat(store().append(batch)).isEqualTo(new AppendOutcome.Repeated("{\"n\":3}"));

        assertThat(all(EVERYTHING)).hasSize(3);
    }

    @Test
    void refusesAnotherBodyUnderTheSameName() {
        store().append(new EventBatch(app, SomeEvents.events("first", 1), new Receipt("batch-1", "one", "1")));

        assertThat(store().append(new EventBatch(
                        app, SomeEvents.events("second", 1), new Receipt("batch-1", "two", "2"))))
                .isEqualTo(new AppendOutcome.Conflict());

        assertThat(messages(all(EVERYTHING))).containsExactly("first 0");
    }

    @Test
    void storesABatchOnceThatArrivesTwentyTimesAtOnce() throws Exception {
        var batch = new EventBatch(app, SomeEvents.events("once", 5), new Receipt("same", "digest", "answer"));

        List<AppendOutcome> outcomes = inParallel(20, i -> store().append(batch));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.equals(new AppendOutcome.Stored()))
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.equals(new AppendOutcome.Repeated("answer")))
                .hasSize(19);
        assertThat(all(EVERYTHING)).hasSize(5);
    }

    @Test
    void losesNothingOfFiftyThreads() throws Exception {
        List<AppendOutcome> outcomes = inParallel(
                50, i -> store().append(new EventBatch(app, SomeEvents.events("thread " + i + " event", 20), null)));

        assertThat(outcomes).containsOnly(new AppendOutcome.Stored());
        List<LogEvent> stored =
                store().storedAfter(app, EVERYTHING, StoredPosition.START, 1000).events();
        assertThat(stored).hasSize(1000).doesNotHaveDuplicates();
        for (int thread = 0; thread < 50; thread++) {
            String prefix = "thread " + thread + " event ";
            assertThat(messages(stored))
                    .filteredOn(message -> message.startsWith(prefix))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 20).mapToObj(i -> prefix + i).toList());
        }
    }

    static EventFilter contains(String words) {
        return new EventFilter.Contains(words);
    }

    static List<String> messages(List<LogEvent> events) {
        return events.stream().map(LogEvent::message).toList();
    }

    AppendOutcome append(LogEvent... events) {
        return store().append(new EventBatch(app, List.of(events), null));
    }

    EventPage search(EventFilter filter, Order order, int limit) {
        return store().search(new EventQuery(app, TimeRange.ALL, filter, order, limit, null));
    }

    List<LogEvent> all(EventFilter filter) {
        return search(filter, Order.NEWEST_FIRST, EventQuery.MAX_LIMIT).events();
    }

    List<LogEvent> paged(Order order, int limit) {
        List<LogEvent> events = new ArrayList<>();
        EventPage page = search(EVERYTHING, order, limit);
        events.addAll(page.events());
        while (!page.complete()) {
            page = store().search(new EventQuery(
                    app, TimeRange.ALL, EVERYTHING, order, limit, page.next().orElseThrow()));
            events.addAll(page.events());
        }
        return events;
    }

    /** What {@code task} returns, called once for each number at the same time. */
    static <T> List<T> inParallel(int threads, java.util.function.IntFunction<T> task) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                calls.add(() -> task.apply(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> call : pool.invokeAll(calls)) {
                results.add(call.get());
            }
            return results;
        }
    }
}
