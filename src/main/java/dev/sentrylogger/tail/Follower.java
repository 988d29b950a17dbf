package dev.sentrylogger.tail;

import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.store.NewEvents;
import dev.sentrylogger.store.StoredPosition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of one subscription: where it stands, what it still has to acknowledge, and whether something may have been
 * stored beyond its position. It keeps no rows.
 */
final class Follower implements TailSubscription {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final AppTail tail;
    private final EventFilter filter;
    private final TailListener listener;
    private StoredPosition position;
    private long delivered;
    private long acknowledged;
    /** Something may lie beyond {@link #position}; at first because the caller took its position a while ago. */
    private boolean due = true;
    /** A round is asking for this follower, or its listener is being called. */
    private boolean busy;

    private boolean closed;

    Follower(AppTail tail, EventFilter filter, StoredPosition position, TailListener listener) {
        this.tail = tail;
        this.filter = filter;
        this.position = position;
        this.listener = listener;
    }

    /** What the store is asked for. Followers with equal questions share the answer. */
    record Question(EventFilter filter, StoredPosition after) {}

    synchronized Question question() {
        return new Question(filter, position);
    }

    synchronized void markDue() {
        due = true;
    }

    /** Whether a round would bring it on. */
    synchronized boolean ready() {
        return due && !busy && !closed && delivered - acknowledged < LiveTail.WINDOW;
    }

    /** Claims it for a round, which ends with {@link #putBack}, {@link #moveTo} or {@link #deliver}. */
    synchronized boolean take() {
        if (!ready()) {
            return false;
        }
        due = false;
        busy = true;
        return true;
    }

    /** The store did not answer; the next round asks again. */
    synchronized void putBack() {
        due = true;
        busy = false;
    }

    /** Nothing that matches lies before {@code end}. */
    synchronized void moveTo(StoredPosition end) {
        position = end;
        busy = false;
    }

    void deliver(NewEvents found) {
        try {
            TailRows rows = next(found);
            if (rows != null) {
                listener.rows(rows);
            }
        } catch (Exception e) {
            LOG.warn("A live view failed and is closed", e);
            close();
        } finally {
            free();
        }
    }

    private synchronized @Nullable TailRows next(NewEvents found) {
        if (closed) {
            return null;
        }
        position = found.end();
        delivered++;
        return new TailRows(delivered, found.events(), found.skipped(), found.end());
    }

    private void free() {
        synchronized (this) {
            busy = false;
        }
        wake();
    }

    @Override
    public void acknowledge(long sequence) {
        synchronized (this) {
            acknowledged = Math.max(acknowledged, Math.min(sequence, delivered));
        }
        wake();
    }

    /** Asks for a round if it has something to gain from one. */
    void wake() {
        if (ready()) {
            tail.wake();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        tail.leave(this);
    }
}
