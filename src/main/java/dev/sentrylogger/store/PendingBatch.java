package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.store.EventBatch.Receipt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way into the journal.
 *
 * @param frame {@code events} encoded
 * @param outcome completed once; the caller may complete it first, giving up
 */
record PendingBatch(
        AppId app,
        EventBlock events,
        byte[] frame,
        @Nullable Receipt receipt,
        CompletableFuture<AppendOutcome> outcome) {
    static PendingBatch of(EventBatch batch) {
        EventBlock events = EventBlock.of(batch.events());
        return new PendingBatch(
                batch.app(), events, EventCodec.encode(events), batch.receipt(), new CompletableFuture<>());
    }

    long heapBytes() {
        return events.heapBytes() + frame.length;
    }

    /** Whether its caller still waits. */
    boolean awaited() {
        return !outcome.isDone();
    }
}
