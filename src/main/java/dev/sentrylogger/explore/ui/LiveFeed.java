package dev.sentrylogger.explore.ui;

import dev.sentrylogger.store.StoredPosition;
import dev.sentrylogger.tail.TailListener;
import dev.sentrylogger.tail.TailRows;
import dev.sentrylogger.tail.TailSubscription;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One page's live rows. While the page is out of reach for long it is not followed; when it returns it is followed from
 * where it stood, so it misses nothing. A row may be delivered twice then; the page shows it once.
 *
 * <p>Thread-safe. Holds no lock while rows are delivered.
 */
final class LiveFeed implements AutoCloseable {
    /** How long a page may be out of reach before its subscription ends. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Source source;
    private final Page page;
    private final BooleanSupplier connected;
    private final IntSupplier numbers;
    private final Consumer<LiveFeed> onClose;
    private StoredPosition position;
    private int number;
    private @Nullable TailSubscription subscription;
    private @Nullable Instant awaySince;
    private boolean closed;

    /** Follows the page's query from a position. */
    interface Source {
        TailSubscription follow(StoredPosition from, TailListener listener);
    }

    /** Takes rows, on a thread of the delivery's own. */
    interface Page {
        void rows(int feed, TailRows rows);
    }

    /** @param numbers a new number for each subscription */
    LiveFeed(
            Source source,
            StoredPosition from,
            Page page,
            BooleanSupplier connected,
            IntSupplier numbers,
            Consumer<LiveFeed> onClose) {
        this.source = source;
        this.position = from;
        this.page = page;
        this.connected = connected;
        this.numbers = numbers;
        this.onClose = onClose;
    }

    synchronized void start() {
        int feed = numbers.getAsInt();
        number = feed;
        subscription = source.follow(position, rows -> deliver(feed, rows));
    }

    private void deliver(int feed, TailRows rows) {
        synchronized (this) {
            if (closed || feed != number) {
                return;
            }
            position = rows.end();
        }
        page.rows(feed, rows);
    }

    /** Batch {@code sequence} of subscription {@code feed} is on the screen; of an earlier one it means nothing. */
    synchronized void acknowledge(int feed, long sequence) {
        if (subscription != null && feed == number) {
            subscription.acknowledge(sequence);
        }
    }

    /** Stops following a page that has been out of reach for {@link #PATIENCE}, and starts again when it is back. */
    synchronized void check(Instant now) {
        if (closed) {
            return;
        }
        if (connected.getAsBoolean()) {
            awaySince = null;
            if (subscription == null) {
                start();
            }
        } else if (awaySince == null) {
            awaySince = now;
        } else if (subscription != null && !now.isBefore(awaySince.plus(PATIENCE))) {
            subscription.close();
            subscription = null;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (subscription != null) {
                subscription.close();
                subscription = null;
            }
        }
        onClose.accept(this);
    }
}
