package dev.sentrylogger.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.store.EventsStored;
import dev.sentrylogger.store.StoredPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveTailTest {
    private static final EventFilter EVERYTHING = new EventFilter.Everything();
    private static final EventFilter ERRORS = new EventFilter.LevelIs(Comparison.AT_LEAST, Level.ERROR);

    private final AppId shop = new AppId(UUID.randomUUID());
    private final AppId bank = new AppId(UUID.randomUUID());
    private final MemoryEvents store = new MemoryEvents();
    private final HandDrivenTimer timer = new HandDrivenTimer();
    private final LiveTail tail = new LiveTail(store, timer, Runnable::run);

    @Test
    void deliversFirstEventAfterQuietAtOnce() {
        var page = follow(shop, EVERYTHING);
        timer.pass(Duration.ofSeconds(10));

        store(shop, "first");
        timer.runDue();

        assertThat(page.messages()).containsExactly("first");
    }

    @Test
    void deliversWhatWasStoredBeforeItSubscribedButAfterItsPosition() {
        store(shop, "seen");
        StoredPosition seen = store.end(shop);
        store(shop, "between");

        var page = follow(shop, EVERYTHING, seen);
        timer.runDue();

        assertThat(page.messages()).containsExactly("between");
    }

    @Test
    void deliversAtMostFourTimesASecondToOneWhoAcknowledgesAtOnce() {
        var page = follow(shop, EVERYTHING);
        timer.pass(Duration.ofSeconds(10));

        for (int i = 0; i < 200; i++) {
            store(shop, "row " + i);
            timer.pass(Duration.ofMillis(10));
            page.acknowledgeAll();
        }
        timer.pass(Duration.ofSeconds(1));

        assertThat(page.received).hasSizeBetween(8, 9);
        assertThat(page.messages())
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "row " + i).toList());
        assertThat(page.received).allMatch(rows -> rows.skipped() == 0);
    }

    @Test
    void deliversNothingWhileTwoAreUnacknowledged() {
        var page = follow(shop, EVERYTHING);

        for (int i = 0; i < 20; i++) {
            store(shop, "row " + i);
            timer.pass(Duration.ofSeconds(1));
        }

        assertThat(page.messages()).containsExactly("row 0", "row 1");
        assertThat(store.queries).isEqualTo(2);
    }

    @Test
    void givesSlowPageTheNewestRowsAndTheNumberOfSkippedOnes() {
        var page = follow(shop, EVERYTHING);
        store(shop, "row 0");
        timer.pass(Duration.ofSeconds(1));
        store(shop, "row 1");
        timer.pass(Duration.ofSeconds(1));
        IntStream.range(2, 802).forEach(i -> store(shop, "row " + i));
        timer.pass(Duration.ofSeconds(1));

        page.subscription.acknowledge(1);
        timer.pass(Duration.ofSeconds(1));

        TailRows last = page.received.getLast();
        assertThat(last.sequence()).isEqualTo(3);
        assertThat(last.skipped()).isEqualTo(300);
        assertThat(last.events()).hasSize(LiveTail.ROWS);
        assertThat(last.events().getFirst().message()).isEqualTo("row 302");
        assertThat(last.events().getLast().message()).isEqualTo("row 801");
    }

    @Test
    void acknowledgingWhatWasNeverDeliveredGivesNoCreditInAdvance() {
        var page = follow(shop, EVERYTHING);

        page.subscription.acknowledge(Long.MAX_VALUE);
        for (int i = 0; i < 5; i++) {
            store(shop, "row " + i);
            timer.pass(Duration.ofSeconds(1));
        }

        assertThat(page.received).hasSize(2);
    }

    @Test
    void findsNewRowsWhenTheDoorbellNeverRings() {
        var page = follow(shop, EVERYTHING);
        timer.pass(Duration.ofSeconds(10));

        store.add(shop, Level.INFO, "unannounced");
        timer.pass(LiveTail.CHECK);

        assertThat(page.messages()).containsExactly("unannounced");
    }

    @Test
    void asksTheStoreNothingWhileNothingIsStored() {
        follow(shop, EVERYTHING);
        timer.runDue();
        int asked = store.queries;

        timer.pass(Duration.ofMinutes(10));

        assertThat(store.queries).isEqualTo(asked);
    }

    @Test
    void deliversOnlyWhatTheFilterWantsAndSpendsNoCreditOnTheRest() {
        var page = follow(shop, ERRORS);

        for (int i = 0; i < 10; i++) {
            store(shop, "harmless");
            timer.pass(Duration.ofSeconds(1));
        }
        store.add(shop, Level.FATAL, "serious");
        tail.on(new EventsStored(shop));
        timer.pass(Duration.ofSeconds(1));

        assertThat(page.messages()).containsExactly("serious");
    }

    @Test
    void keepsAppsApart() {
        var page = follow(shop, EVERYTHING);

        store(bank, "not for the shop");
        timer.pass(Duration.ofSeconds(10));

        assertThat(page.received).isEmpty();
    }

    @Test
    void closedSubscriptionReceivesNothingAndIsForgotten() {
        var page = follow(shop, EVERYTHING);
        store(shop, "seen");
        timer.pass(Duration.ofSeconds(1));

        page.subscription.close();
        page.subscription.close();
        store(shop, "unseen");
        timer.pass(Duration.ofSeconds(10));

        assertThat(page.messages()).containsExactly("seen");
        assertThat(tail.subscriptions()).isZero();
    }

    @Test
    void closingWhileARoundIsScheduledDeliversNothing() {
        var page = follow(shop, EVERYTHING);
        store(shop, "unseen");

        page.subscription.close();
        timer.pass(Duration.ofSeconds(10));

        assertThat(page.received).isEmpty();
    }

    @Test
    void closesFollowerWhoseListenerFailsAndServesTheOthers() {
        tail.follow(shop, EVERYTHING, StoredPosition.START, rows -> {
            throw new IllegalStateException("the page is gone, says the test");
        });
        var page = follow(shop, EVERYTHING);

        store(shop, "row");
        timer.pass(Duration.ofSeconds(1));

        assertThat(page.messages()).containsExactly("row");
        assertThat(tail.subscriptions()).isEqualTo(1);
    }

    @Test
    void fiftyFollowersOfOneQueryShareItsExecutions() {
        var pages = IntStream.range(0, 50)
                .mapToObj(i -> follow(shop, i % 2 == 0 ? EVERYTHING : ERRORS))
                .toList();
        timer.pass(Duration.ofSeconds(10));
        store.queries = 0;

        for (int i = 0; i < 10; i++) {
            store(shop, "row " + i);
            timer.pass(Duration.ofSeconds(1));
            pages.forEach(Page::acknowledgeAll);
        }

        assertThat(store.queries).isEqualTo(20);
        assertThat(pages.getFirst().received).hasSize(10);
        assertThat(pages.get(48).received).hasSize(10);
    }

    @Test
    void goesOnFromWhereItStoodWhenTheStoreAnswersAgain() {
        var page = follow(shop, EVERYTHING);
        timer.pass(Duration.ofSeconds(1));
        store.away = true;
        store(shop, "row");
        timer.pass(Duration.ofSeconds(10));

        store.away = false;
        timer.pass(LiveTail.CHECK);

        assertThat(page.messages()).containsExactly("row");
    }

    @Test
    void goesOnAfterTheServerRanOutOfMemory() {
        var all = follow(shop, EVERYTHING);
        var errors = follow(shop, ERRORS);
        timer.pass(Duration.ofSeconds(1));
        store.outOfMemory = true;
        store.add(shop, Level.ERROR, "row");
        tail.on(new EventsStored(shop));
        timer.pass(Duration.ofSeconds(10));

        store.outOfMemory = false;
        timer.pass(LiveTail.CHECK);

        assertThat(all.messages()).containsExactly("row");
        assertThat(errors.messages()).containsExactly("row");
    }

    @Test
    void laterSubscriptionGoesOnFromTheEndOfADelivery() {
        var first = follow(shop, EVERYTHING);
        store(shop, "one");
        timer.pass(Duration.ofSeconds(1));
        first.subscription.close();
        store(shop, "two");

        var second = follow(shop, EVERYTHING, first.received.getLast().end());
        timer.pass(Duration.ofSeconds(1));

        assertThat(second.messages()).containsExactly("two");
    }

    @Test
    void doorbellNeverAsksTheStoreOnTheCallersThread() {
        var page = follow(shop, EVERYTHING);
        timer.pass(Duration.ofSeconds(10));
        int asked = store.queries;

        store(shop, "row");

        assertThat(store.queries).isEqualTo(asked);
        assertThat(page.received).isEmpty();
    }

    @Test
    void refusesMoreFollowersThanItsLimit() {
        IntStream.range(0, LiveTail.MAX_SUBSCRIPTIONS).forEach(i -> follow(shop, EVERYTHING));

        assertThatThrownBy(() -> follow(shop, EVERYTHING)).isInstanceOf(TailFullException.class);
        assertThat(tail.subscriptions()).isEqualTo(LiveTail.MAX_SUBSCRIPTIONS);
    }

    private void store(AppId app, String message) {
        store.add(app, Level.INFO, message);
        tail.on(new EventsStored(app));
    }

    private Page follow(AppId app, EventFilter filter) {
        return follow(app, filter, store.end(app));
    }

    private Page follow(AppId app, EventFilter filter, StoredPosition from) {
        var page = new Page();
        page.subscription = tail.follow(app, filter, from, page.received::add);
        return page;
    }

    private static final class Page {
        final List<TailRows> received = new ArrayList<>();
        TailSubscription subscription;

        void acknowledgeAll() {
            subscription.acknowledge(received.size());
        }

        List<String> messages() {
            return received.stream()
                    .flatMap(rows -> rows.events().stream())
                    .map(LogEvent::message)
                    .toList();
        }
    }
}
