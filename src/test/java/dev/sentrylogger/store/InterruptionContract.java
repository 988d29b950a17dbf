package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A search tells what it has found so far, and ends before its end when nobody waits for it or it takes too long. */
interface InterruptionContract extends ContractPart {
    /** No automaton of bounded size can follow it: each character costs a step for each of its hundreds of states. */
    EventFilter ENDLESS = new EventFilter.Matches("(a|b)*a(a|b){250}c", false);

    @ParameterizedTest
    @EnumSource(Order.class)
    default void tellsWhatItFindsInThePagesOrder(Order order) {
        append(SomeEvents.events("event", 30_000), 1_500);
        var heard = new RecordingListener();

        EventPage page = store().search(query(ContractPart.contains("9"), order, 1_000), heard, new Cancellation());

        assertThat(heard.found()).isEqualTo(page.events());
        assertThat(page.events()).hasSize(1_000);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    default void tellsHowFarItHasComeUntilItsEnd(Order order) {
        append(SomeEvents.events("event", 30_000), 1_500);
        var heard = new RecordingListener();

        EventPage page =
                store().search(query(new EventFilter.Matches("nothing", false), order, 10), heard, new Cancellation());

        assertThat(page.complete()).isTrue();
        assertThat(heard.progress().getLast().passed()).isEqualTo(30_000);
        assertThat(heard.progress())
                .allSatisfy(progress -> assertThat(progress.total()).isEqualTo(30_000));
        assertThat(heard.progress()).extracting(SearchProgress::passed).isSorted();
        assertThat(heard.progress())
                .extracting(SearchProgress::reached)
                .isSortedAccordingTo(
                        order == Order.OLDEST_FIRST ? Comparator.naturalOrder() : Comparator.reverseOrder());
    }

    @Test
    default void doesNotBeginWhatIsCancelledAlready() {
        append(SomeEvents.event("event"));
        var cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() ->
                        store().search(query(EVERYTHING, Order.NEWEST_FIRST, 10), SearchListener.NONE, cancellation))
                .isInstanceOf(SearchCancelledException.class);

        assertThat(all(EVERYTHING)).hasSize(1);
    }

    @Test
    default void endsWhatIsCancelledMeanwhile() throws Exception {
        append(hardToSearch(), 4_000);

        for (int i = 0; i < 5; i++) {
            var cancellation = new Cancellation();
            var search = new CompletableFuture<EventPage>();
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    search.complete(
                            store().search(query(ENDLESS, Order.NEWEST_FIRST, 10), SearchListener.NONE, cancellation));
                } catch (RuntimeException e) {
                    search.completeExceptionally(e);
                }
            });
            await().until(() -> search.isDone() || isDeepInside(thread));
            cancellation.cancel();

            assertThatThrownBy(search::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(SearchCancelledException.class);
            thread.join();
        }

        assertThat(search(EVERYTHING, Order.NEWEST_FIRST, 10).events()).hasSize(10);
    }

    @Test
    default void endsWhatTakesTooLong() {
        append(hardToSearch(), 4_000);
        EventStore store = impatient(Duration.ofMillis(500));
        EventQuery endless = query(ENDLESS, Order.NEWEST_FIRST, 10);

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> store.search(endless)).isInstanceOf(SearchTimeoutException.class);
        }

        await().ignoreExceptions()
                .until(() -> store.search(query(EVERYTHING, Order.NEWEST_FIRST, 10))
                                .events()
                                .size()
                        == 10);
    }

    private EventQuery query(EventFilter filter, Order order, int limit) {
        return new EventQuery(app(), TimeRange.ALL, filter, order, limit, null);
    }

    private static List<LogEvent> hardToSearch() {
        var random = new Random(7);
        return IntStream.range(0, 24_000)
                .mapToObj(i -> SomeEvents.event(
                        random.ints(50, 'a', 'c')
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString(),
                        Level.INFO,
                        SomeEvents.NOON.plusSeconds(i)))
                .toList();
    }

    /** In whatever the store is made of. */
    private static boolean isDeepInside(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0
                && stack[0].isNativeMethod()
                && !stack[0].getClassName().startsWith("java.")
                && !stack[0].getClassName().startsWith("jdk.");
    }

    /** Remembers what it heard. */
    final class RecordingListener implements SearchListener {
        private final List<LogEvent> found = new ArrayList<>();
        private final List<SearchProgress> progress = new ArrayList<>();

        @Override
        public void found(List<LogEvent> more) {
            assertThat(more).isNotEmpty();
            found.addAll(more);
        }

        @Override
        public void progress(SearchProgress now) {
            progress.add(now);
        }

        List<LogEvent> found() {
            return found;
        }

        List<SearchProgress> progress() {
            return progress;
        }
    }
}
