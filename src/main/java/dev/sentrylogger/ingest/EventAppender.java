package dev.sentrylogger.ingest;

import dev.sentrylogger.store.AppendGate;
import dev.sentrylogger.store.AppendOutcome;
import dev.sentrylogger.store.EventBatch;
import dev.sentrylogger.store.EventStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Gives batches to the store and turns what became of them into what a client is told. Thread-safe. */
@Component
final class EventAppender {
    /** How long a stream waits for the store to catch up before it gives up; a stream is slowed down, not refused. */
    private static final Duration STREAM_PATIENCE = Duration.ofSeconds(20);

    /** When to ask at a closed gate again. */
    private static final Duration GATE_CLOSED = Duration.ofSeconds(5);

    private static final long PAUSE_MILLIS = 100;

    private final EventStore store;
    private final List<AppendGate> gates;
    private final IngestMeters meters;

    EventAppender(EventStore store, List<AppendGate> gates, IngestMeters meters) {
        this.store = store;
        this.gates = List.copyOf(gates);
        this.meters = meters;
    }

    /**
     * Stores {@code batch}.
     *
     * @return the answer given to the same batch before; empty when it is new
     * @throws Refusal 409, 429 or 503; then nothing of the batch is promised
     */
    Optional<String> append(EventBatch batch) {
        int events = batch.events().size();
        return answer(events, offer(batch));
    }

    /** {@link #append}, waiting while the store is busy. */
    Optional<String> appendPatiently(EventBatch batch) {
        AppendOutcome outcome = offer(batch);
        long deadline = System.nanoTime() + STREAM_PATIENCE.toNanos();
        while (outcome instanceof AppendOutcome.Busy && System.nanoTime() < deadline && pause()) {
            outcome = offer(batch);
        }
        return answer(batch.events().size(), outcome);
    }

    private AppendOutcome offer(EventBatch batch) {
        for (AppendGate gate : gates) {
            gate.closed().ifPresent(why -> {
                throw Refusal.unavailable(why, GATE_CLOSED);
            });
        }
        return store.append(batch);
    }

    private Optional<String> answer(int events, AppendOutcome outcome) {
        return switch (outcome) {
            case AppendOutcome.Stored stored -> {
                meters.stored(events);
                yield Optional.empty();
            }
            case AppendOutcome.Repeated repeated -> {
                meters.repeated(events);
                yield Optional.of(repeated.answer());
            }
            case AppendOutcome.Conflict conflict ->
                throw new Refusal(
                        HttpStatus.CONFLICT,
                        "Another body was stored under this batch id; give each batch an id of its own.");
            case AppendOutcome.Busy busy ->
                throw Refusal.busy("More is waiting to be stored than may wait; retry later.", busy.retryAfter());
            case AppendOutcome.Unavailable unavailable ->
                throw Refusal.unavailable(
                        "The database did not confirm; retry later, with a batch id nothing is stored twice.",
                        unavailable.retryAfter());
        };
    }

    /** Whether the pause was not interrupted. */
    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
