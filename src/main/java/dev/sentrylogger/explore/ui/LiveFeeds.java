package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.communication.PushConnection;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.store.StoredPosition;
import dev.sentrylogger.tail.LiveTail;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The feeds of all open pages. Looks at their connections now and then, because a page that vanished without a word stays
 * attached until its session's next request (vaadin/flow#15869).
 */
@Component
@Lazy
final class LiveFeeds {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeeds.class);
    private static final Duration CHECK = Duration.ofSeconds(2);

    private final LiveTail tail;
    private final Clock clock;
    private final Set<LiveFeed> feeds = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-feeds").factory());

    LiveFeeds(LiveTail tail, Clock clock) {
        this.tail = tail;
        this.clock = clock;
        timer.scheduleWithFixedDelay(this::check, CHECK.toMillis(), CHECK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Follows {@code filter} for the page of {@code ui} until the feed is closed.
     *
     * @throws dev.sentrylogger.tail.TailFullException when too many pages are open
     */
    LiveFeed open(UI ui, AppId app, EventFilter filter, StoredPosition from, LiveFeed.Page page) {
        var feed = new LiveFeed(
                (position, listener) -> tail.follow(app, filter, position, listener),
                from,
                page,
                () -> isConnected(ui),
                numbers::incrementAndGet,
                feeds::remove);
        feed.start();
        feeds.add(feed);
        return feed;
    }

    /** Without push, rows go with the answers to the page's own requests. */
    private static boolean isConnected(UI ui) {
        PushConnection push = ui.getInternals().getPushConnection();
        return push == null || push.isConnected();
    }

    private void check() {
        for (LiveFeed feed : feeds) {
            try {
                feed.check(clock.instant());
            } catch (RuntimeException e) {
                LOG.warn("A live page could not be followed again; trying once more in {}", CHECK, e);
            }
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
