package dev.sentrylogger.ingest;

import dev.sentrylogger.event.EventLimits;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Memory for bodies: usual ones share buffers that are used again, large ones get their own, and all bodies together take
 * no more than a sixteenth of the heap, however many come at once. Thread-safe.
 */
@Component
final class BodyBuffers {
    static final int USUAL_BYTES = 256 << 10;

    private static final int KEPT = 32;
    private static final long SMALLEST_BUDGET = 3L * EventLimits.INFLATED_BYTES;

    private final long budget;
    private final AtomicLong taken = new AtomicLong();
    private final BlockingQueue<byte[]> kept = new ArrayBlockingQueue<>(KEPT);

    BodyBuffers() {
        this(Math.max(SMALLEST_BUDGET, Runtime.getRuntime().maxMemory() / 16));
    }

    BodyBuffers(long budget) {
        this.budget = budget;
    }

    /**
     * A buffer of at least {@code size} bytes with anything in it.
     *
     * @throws Refusal 429 when bodies take all the memory they may
     */
    byte[] take(int size) {
        int length = Math.max(size, USUAL_BYTES);
        if (taken.addAndGet(length) > budget) {
            taken.addAndGet(-length);
            throw Refusal.busy("Too many large requests at once; wait and retry.", Duration.ofSeconds(1));
        }
        byte[] usual = length == USUAL_BYTES ? kept.poll() : null;
        return usual != null ? usual : new byte[length];
    }

    /** Takes {@code buffer} back; nobody may use it any more. */
    void give(byte[] buffer) {
        taken.addAndGet(-buffer.length);
        if (buffer.length == USUAL_BYTES) {
            kept.offer(buffer);
        }
    }

    /** Bytes in use now. */
    long taken() {
        return taken.get();
    }
}
