package dev.sentrylogger.ingest;

import dev.sentrylogger.app.KeyVerdict;
import dev.sentrylogger.ingest.parse.BatchJson;
import dev.sentrylogger.store.EventBatch;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * {@code POST /ingest}: one batch of events as JSON, stored all or none. The key comes in a header or in the body; where it
 * is in a header, it is judged before the body is read.
 */
@Component
final class BatchDoor {
    private final IngestKeys keys;
    private final BodyBuffers buffers;
    private final EventIntake intake;
    private final IngestMeters meters;
    private final Clock clock;

    BatchDoor(IngestKeys keys, BodyBuffers buffers, EventIntake intake, IngestMeters meters, Clock clock) {
        this.keys = keys;
        this.buffers = buffers;
        this.intake = intake;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Stores the request's events.
     *
     * @return the JSON to answer with
     * @throws Refusal for every other answer
     */
    DoorAnswer take(HttpServletRequest request) throws IOException {
        Optional<String> headerKey = KeyInRequest.find(request);
        BodyType.check(request);
        KeyVerdict.Accepted accepted =
                headerKey.isPresent() ? keys.accept(headerKey.get(), request.getRemoteAddr()) : null;
        try (RequestBody body = RequestBody.read(request, buffers)) {
            if (accepted == null) {
                String key = BatchJson.findKey(body.bytes(), body.length()).orElseThrow(KeyInRequest::missing);
                accepted = keys.accept(key, request.getRemoteAddr());
            }
            return store(request, Sender.of(request, accepted), headerKey, body);
        }
    }

    private DoorAnswer store(HttpServletRequest request, Sender sender, Optional<String> headerKey, RequestBody body) {
        var origin = EventSource.of(request, "native", clock);
        BatchJson batch = BatchJson.read(body.bytes(), body.length(), origin);
        KeyInRequest.agreed(headerKey, batch.apiKey());
        Optional<String> batchId = BatchId.of(request, batch.batchId());
        return append(sender, batch, batchId, body, intake, meters);
    }

    /** Stores a batch that was read from {@code body}. */
    static DoorAnswer append(
            Sender sender,
            BatchJson batch,
            Optional<String> batchId,
            RequestBody body,
            EventIntake intake,
            IngestMeters meters) {
        String answer = new Answer(sender.app(), Answer.Counting.INDEX)
                .add(batch.logs())
                .json();
        meters.rejected(batch.logs().rejected());
        if (batch.logs().events().isEmpty()) {
            return new DoorAnswer(answer, false);
        }
        EventBatch.Receipt receipt = batchId.map(id -> new EventBatch.Receipt(id, body.digest(), answer))
                .orElse(null);
        Optional<String> before = intake.store(sender, batch.logs().events(), receipt);
        return new DoorAnswer(before.orElse(answer), before.isPresent());
    }
}
