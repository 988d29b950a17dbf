package dev.sentrylogger.tail;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.NewEvents;
import dev.sentrylogger.store.StoredPosition;
import dev.sentrylogger.tail.Follower.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The followers of one app. Brings them on in rounds: the first at once, the next not before {@link #PAUSE} has passed,
 * so a follower hears at most four times a second, and followers who ask the same share one query.
 *
 * <p>At any time at most one round of an app is scheduled, running or in its pause.
 */
final class AppTail {
    static final Duration PAUSE = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(AppTail.class);

    private final AppId app;
    private final EventStore store;
    private final TailTimer timer;
    private final Executor deliveries;
    private final BiConsumer<AppTail, Follower> onLeave;

    private final List<Follower> followers = new ArrayList<>();
    /** The doorbell rang since the last round began. */
    private boolean rung;
    /** Another round is wanted. */
    private boolean wanted;
    /** A round is scheduled, running or in its pause. */
    private boolean underWay;
    /** The store failed in the last round; said once. */
    private volatile boolean failing;

    AppTail(AppId app, EventStore store, TailTimer timer, Executor deliveries, BiConsumer<AppTail, Follower> onLeave) {
        this.app = app;
        this.store = store;
        this.timer = timer;
        this.deliveries = deliveries;
        this.onLeave = onLeave;
    }

    AppId app() {
        return app;
    }

    synchronized Follower join(EventFilter filter, StoredPosition from, TailListener listener) {
        var follower = new Follower(this, filter, from, listener);
        followers.add(follower);
        return follower;
    }

    /** @return whether nobody is left */
    synchronized boolean remove(Follower follower) {
        followers.remove(follower);
        return followers.isEmpty();
    }

    void leave(Follower follower) {
        onLeave.accept(this, follower);
    }

    /** The doorbell. Called by the store's writer, so it only marks and schedules. */
    void ring() {
        synchronized (this) {
            rung = true;
        }
        wake();
    }

    /** Asks for a round: now, or when the pause after the last one has passed. */
    void wake() {
        synchronized (this) {
            wanted = true;
            if (underWay) {
                return;
            }
            underWay = true;
        }
        timer.after(Duration.ZERO, this::round);
    }

    /** For the case that the doorbell was not heard or the store did not answer. */
    void check() {
        List<Follower> all = followers();
        if (all.stream().anyMatch(Follower::ready)) {
            wake();
            return;
        }
        long end = store.end(app).sequence();
        if (all.stream().anyMatch(follower -> follower.question().after().sequence() < end)) {
            ring();
        }
    }

    private synchronized List<Follower> followers() {
        return List.copyOf(followers);
    }

    private void round() {
        try {
            takeReady().forEach(this::ask);
        } finally {
            timer.after(PAUSE, this::rested);
        }
    }

    private synchronized Map<Question, List<Follower>> takeReady() {
        wanted = false;
        if (rung) {
            rung = false;
            followers.forEach(Follower::markDue);
        }
        Map<Question, List<Follower>> asking = new HashMap<>();
        for (Follower follower : followers) {
            if (follower.take()) {
                asking.computeIfAbsent(follower.question(), question -> new ArrayList<>())
                        .add(follower);
            }
        }
        return asking;
    }

    private void rested() {
        synchronized (this) {
            underWay = wanted;
            if (!underWay) {
                return;
            }
        }
        timer.after(Duration.ZERO, this::round);
    }

    private void ask(Question question, List<Follower> asking) {
        NewEvents found;
        try {
            found = store.storedAfter(app, question.filter(), question.after(), LiveTail.ROWS);
            recovered();
        } catch (RuntimeException | Error e) {
            failed(e);
            asking.forEach(Follower::putBack);
            return;
        }
        if (found.events().isEmpty() && found.skipped() == 0) {
            asking.forEach(follower -> follower.moveTo(found.end()));
            return;
        }
        asking.forEach(follower -> deliveries.execute(() -> follower.deliver(found)));
    }

    private void failed(Throwable e) {
        if (!failing) {
            failing = true;
            LOG.warn("Live views of app {} stand still: the store does not answer; asking again", app, e);
        }
    }

    private void recovered() {
        if (failing) {
            failing = false;
            LOG.info("Live views of app {} move again", app);
        }
    }
}
