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

/**
 * One open tail. Rows come in on the tail's threads and are written by {@link #serve} on a thread of its own, so only
 * this client waits for its socket. What waits is bounded by the tail's window: rows are acknowledged once written.
 */
final class EventStream implements TailListener {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /**
     * Whoever lost the right to read an app must not read on for ever. The client then comes back with
     * {@code Last-Event-ID}, shows who it is again, and misses nothing.
     */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final TailRows END = new TailRows(0, List.of(), 0, StoredPosition.START);

    private final BlockingQueue<TailRows> waiting = new ArrayBlockingQueue<>(LiveTail.WINDOW + 1);
    private final EventFrames frames;
    private final TailPosition start;
    private final NewEvents missed;

    /**
     * @param start where the client stands
     * @param missed what was stored after {@code start.from()}
     */
    EventStream(EventFrames frames, TailPosition start, NewEvents missed) {
        this.frames = frames;
        this.start = start;
        this.missed = missed;
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
        Instant latest = clock.instant().plus(LONGEST);
        frames.rows(start, missed.skipped(), missed.events(), missed.end());
        StoredPosition position = missed.end();
        while (clock.instant().isBefore(latest)) {
            TailRows next = waiting.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                frames.heartbeat();
            } else if (next.equals(END)) {
                return;
            } else {
                frames.rows(new TailPosition(position, 0), next.skipped(), next.events(), next.end());
                position = next.end();
                subscription.acknowledge(next.sequence());
            }
        }
    }
}
