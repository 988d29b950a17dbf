package dev.sentrylogger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Batches waiting for the writer. Bounded in bytes, not in batches: a batch may hold one event or ten thousand. A batch
 * takes its room until its outcome is known.
 *
 * <p>Thread-safe.
 */
final class JournalQueue {
    private final int capacity;
    private final Semaphore room;
    private final LinkedBlockingQueue<PendingBatch> waiting = new LinkedBlockingQueue<>();

    JournalQueue(long capacity) {
        this.capacity = Math.toIntExact(capacity);
        room = new Semaphore(this.capacity, true);
    }

    /** @return false when there was no room within the time; the batch is not in the queue then */
    boolean offer(PendingBatch batch, long millis) throws InterruptedException {
        // A batch larger than the whole queue may pass once it is alone.
        int size = (int) Math.min(capacity, batch.frame().length);
        if (!room.tryAcquire(size, millis, TimeUnit.MILLISECONDS)) {
            return false;
        }
        var unused = batch.outcome().whenComplete((outcome, failure) -> room.release(size));
        waiting.add(batch);
        return true;
    }

    /** The next batches, at least one and together about {@code bytes}; empty when none came within the time. */
    List<PendingBatch> take(long bytes, long millis) throws InterruptedException {
        List<PendingBatch> taken = new ArrayList<>();
        PendingBatch next = waiting.poll(millis, TimeUnit.MILLISECONDS);
        for (long size = 0; next != null; next = size < bytes ? waiting.poll() : null) {
            taken.add(next);
            size += next.frame().length;
        }
        return taken;
    }

    void remove(PendingBatch batch) {
        waiting.remove(batch);
    }

    long waitingBytes() {
        return capacity - room.availablePermits();
    }
}
