package dev.sentrylogger.explore.api;

import dev.sentrylogger.store.NewEvents;
import dev.sentrylogger.store.StoredPosition;
import dev.sentrylogger.tail.LiveTail;
import dev.sentrylogger.tail.TailListener;
import dev.sentrylogger.tail.TailRows;
import dev.sentrylogger.tail.TailSubscription;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One open tail. Rows come in on the tail's threads and are written by {@link #serve} on a thread of its own, so only
 * this client waits for its socket. What waits is bounded by the tail's window: rows are acknowledged once written.
 */
final class EventStream implements TailListener {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** Whoever loses the right to read an app reads on for so long. */
    static final Duration CHECK = Duration.ofMillis(500);
    /** The client then comes back with {@code Last-Event-ID}, shows who it is again, and misses nothing. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final TailRows END = new TailRows(0, List.of(), 0, StoredPosition.START);

    private final BlockingQueue<TailRows> waiting = new ArrayBlockingQueue<>(LiveTail.WINDOW + 1);
    private final EventFrames frames;
    private final TailPosition start;
    private final NewEvents missed;
    private final BooleanSupplier mayStill;

    /**
     * @param start where the client stands
     * @param missed what was stored after {@code start.from()}
     * @param mayStill whether the client may read on; asked about once in {@link #CHECK}
     */
    EventStream(EventFrames frames, TailPosition start, NewEvents missed, BooleanSupplier mayStill) {
        this.frames = frames;
        this.start = start;
        this.missed = missed;
        this.mayStill = mayStill;
    }

    /** Where {@link #rows} must go on from. */
    StoredPosition end() {
        return missed.end();
    }

    @Override
    public void rows(TailRows rows) {
        waiting.add(rows);
    }

    /** Makes {@link #serve} return soon. */
    void stop() {
        waiting.offer(END);
    }

    /** Sends the first bytes, and with them the headers. */
    void begin() throws IOException {
        frames.opening(start);
    }

    /**
     * Writes until the stream is stopped or has lasted {@link #LONGEST}.
     *
     * @throws IOException when the client is gone, which writing finds out, {@link #HEARTBEAT} later at the latest
     */
    void serve(TailSubscription subscription, Clock clock) throws IOException, InterruptedException {
        Instant now = clock.instant();
        Instant latest = now.plus(LONGEST);
        frames.rows(start, missed.skipped(), missed.events(), missed.end());
        StoredPosition position = missed.end();
        Instant written = now;
        Instant checked = now;
        while (now.isBefore(latest)) {
            TailRows next = waiting.poll(CHECK.toMillis(), TimeUnit.MILLISECONDS);
            now = clock.instant();
            if (!now.isBefore(checked.plus(CHECK))) {
                if (!mayStill.getAsBoolean()) {
                    return;
                }
                checked = now;
            }
            if (next == null) {
                if (!now.isBefore(written.plus(HEARTBEAT))) {
                    frames.heartbeat();
                    written = now;
                }
            } else if (next.equals(END)) {
                return;
            } else {
                frames.rows(new TailPosition(position, 0), next.skipped(), next.events(), next.end());
                position = next.end();
                subscription.acknowledge(next.sequence());
                written = now;
            }
        }
    }
}
