package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.store.EventBatch.Receipt;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way into the journal. Its events are encoded already; nothing else of them is kept.
 *
 * @param frame the events
 * @param rows how many they are
 * @param textBytes sum of the lengths of their texts
 * @param heapBytes what the events take once decoded
 * @param receivedFrom microseconds since the epoch; {@code receivedTo} likewise; of no meaning without events
 * @param outcome completed once; the caller may complete it first, giving up
 */
record PendingBatch(
        AppId app,
        byte[] frame,
        int rows,
        long textBytes,
        long heapBytes,
        long receivedFrom,
        long receivedTo,
        @Nullable Receipt receipt,
        CompletableFuture<AppendOutcome> outcome) {
    static PendingBatch of(EventBatch batch) {
        EventBlock events = EventBlock.of(batch.events());
        return new PendingBatch(
                batch.app(),
                EventCodec.encode(events),
                events.rows(),
                events.textBytes(),
                events.heapBytes(),
                Arrays.stream(events.receivedAt()).min().orElse(0),
                Arrays.stream(events.receivedAt()).max().orElse(0),
                batch.receipt(),
                new CompletableFuture<>());
    }

    /** Whether its caller still waits. */
    boolean awaited() {
        return !outcome.isDone();
    }
}
