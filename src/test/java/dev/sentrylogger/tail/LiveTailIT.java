package dev.sentrylogger.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.store.EventBatch;
import dev.sentrylogger.store.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class LiveTailIT {
    private static final EventFilter EVERYTHING = new EventFilter.Everything();

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    EventStore store;

    @Autowired
    LiveTail tail;

    private final List<TailSubscription> open = new ArrayList<>();
    private AppId app;
    private int before;

    @BeforeEach
    void registerApp() {
        app = apps.register(users.member().id(), "Shop", "").app().id();
        before = tail.subscriptions();
    }

    @AfterEach
    void closeAll() {
        open.forEach(TailSubscription::close);
    }

    @Test
    void deliversEveryStoredEventInOrderToAPageThatKeepsUp() {
        List<TailRows> received = new CopyOnWriteArrayList<>();
        follow(received, true);

        for (int i = 0; i < 300; i += 3) {
            add(i, 3);
        }

        await().until(() -> messages(received).size() >= 300);
        assertThat(messages(received))
                .isEqualTo(IntStream.range(0, 300).mapToObj(n -> "row " + n).toList());
        assertThat(received).allMatch(rows -> rows.skipped() == 0);
    }

    @Test
    void tellsPageThatStoppedReadingHowManyItMissed() {
        List<TailRows> received = new CopyOnWriteArrayList<>();
        TailSubscription page = follow(received, false);
        add(0, 1);
        await().until(() -> received.size() == 1);
        add(1, 1);
        await().until(() -> received.size() == 2);
        add(2, 700);

        await().during(Duration.ofMillis(600)).until(() -> received.size() == 2);
        page.acknowledge(2);

        await().until(() -> received.size() == 3);
        assertThat(received.getLast().skipped()).isEqualTo(200);
        assertThat(received.getLast().events()).hasSize(LiveTail.ROWS);
        assertThat(received.getLast().events().getLast().message()).isEqualTo("row 701");
    }

    @Test
    void servesFiftyPagesAndForgetsThemWhenTheyClose() {
        var counts = IntStream.range(0, 50).mapToObj(n -> new AtomicInteger()).toList();
        counts.forEach(count -> open.add(tail.follow(
                app,
                EVERYTHING,
                store.end(app),
                rows -> count.addAndGet(rows.events().size()))));

        add(0, 20);

        await().until(() -> counts.stream().allMatch(count -> count.get() == 20));
        assertThat(tail.subscriptions()).isEqualTo(before + 50);
        open.forEach(TailSubscription::close);
        assertThat(tail.subscriptions()).isEqualTo(before);
    }

    private TailSubscription follow(List<TailRows> received, boolean acknowledging) {
        var page = new Page(received, acknowledging);
        page.subscription = tail.follow(app, EVERYTHING, store.end(app), page);
        open.add(page.subscription);
        return page.subscription;
    }

    private void add(int first, int count) {
        Instant at = Instant.parse("2026-11-20T10:00:00Z");
        List<LogEvent> events = IntStream.range(first, first + count)
                .mapToObj(n -> new LogEvent(
                        EventIds.at(at),
                        at,
                        at,
                        Level.INFO.severity(),
                        "row " + n,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Attributes.NONE,
                        null,
                        "test"))
                .toList();
        store.append(new EventBatch(app, events, null));
    }

    private static List<String> messages(List<TailRows> received) {
        return received.stream()
                .flatMap(rows -> rows.events().stream())
                .map(LogEvent::message)
                .toList();
    }

    private static final class Page implements TailListener {
        private final List<TailRows> received;
        private final boolean acknowledging;
        private volatile TailSubscription subscription;

        Page(List<TailRows> received, boolean acknowledging) {
            this.received = received;
            this.acknowledging = acknowledging;
        }

        @Override
        public void rows(TailRows rows) {
            received.add(rows);
            if (acknowledging) {
                subscription.acknowledge(rows.sequence());
            }
        }
    }
}
