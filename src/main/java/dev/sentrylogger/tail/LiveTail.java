package dev.sentrylogger.tail;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.EventsStored;
import dev.sentrylogger.store.StoredPosition;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/**
 * Follows queries: delivers rows soon after they are stored, at most four times a second to each follower.
 *
 * <p>Nothing is buffered. A delivery is the answer of one query from the follower's own position, so a follower who is
 * slow gets the newest {@link #ROWS} rows and the number of those left out. {@link EventsStored} only says when to ask;
 * should it not be heard, a look at the store's end every {@link #CHECK} finds what was missed.
 *
 * <p>Thread-safe. Queries run on a few threads of its own, each delivery on a virtual thread, one a follower at most.
 */
public final class LiveTail {
    /** The rows of one delivery. */
    public static final int ROWS = 500;
    /** Deliveries that may be unacknowledged. */
    public static final int WINDOW = 2;

    public static final int MAX_SUBSCRIPTIONS = 2_000;

    static final Duration CHECK = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(LiveTail.class);

    private final EventStore store;
    private final TailTimer timer;
    private final Executor deliveries;
    private final Map<AppId, AppTail> apps = new ConcurrentHashMap<>();
    private final AtomicInteger subscriptions = new AtomicInteger();
    /** Held while an app's followers become none or some; the doorbell reads {@link #apps} without it. */
    private final Object joining = new Object();

    LiveTail(EventStore store, TailTimer timer, Executor deliveries) {
        this.store = store;
        this.timer = timer;
        this.deliveries = deliveries;
        timer.after(CHECK, this::check);
    }

    /**
     * Delivers what is stored in {@code app} after {@code from} and satisfies {@code filter}, until the subscription is
     * closed. Whoever subscribes must close: nothing else ends it.
     *
     * @param from {@link EventStore#end} for what comes from now on, or {@link TailRows#end} to go on
     * @throws TailFullException when {@link #MAX_SUBSCRIPTIONS} are open
     */
    public TailSubscription follow(AppId app, EventFilter filter, StoredPosition from, TailListener listener) {
        if (subscriptions.incrementAndGet() > MAX_SUBSCRIPTIONS) {
            subscriptions.decrementAndGet();
            throw new TailFullException();
        }
        Follower follower;
        synchronized (joining) {
            follower = apps.computeIfAbsent(app, this::open).join(filter, from, listener);
        }
        follower.wake();
        return follower;
    }

    /** How many subscriptions are open. */
    public int subscriptions() {
        return subscriptions.get();
    }

    @EventListener
    void on(EventsStored stored) {
        AppTail tail = apps.get(stored.app());
        if (tail != null) {
            tail.ring();
        }
    }

    private AppTail open(AppId app) {
        return new AppTail(app, store, timer, deliveries, this::leave);
    }

    private void leave(AppTail tail, Follower follower) {
        subscriptions.decrementAndGet();
        synchronized (joining) {
            if (tail.remove(follower)) {
                apps.remove(tail.app());
            }
        }
    }

    private void check() {
        for (AppTail tail : apps.values()) {
            try {
                tail.check();
            } catch (RuntimeException | Error e) {
                LOG.debug("The end of app {} cannot be read; looking again in {}", tail.app(), CHECK, e);
            }
        }
        timer.after(CHECK, this::check);
    }
}
