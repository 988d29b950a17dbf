package dev.sentrylogger.ingest;

import dev.sentrylogger.app.KeyVerdict;
import dev.sentrylogger.ingest.parse.BatchJson;
import dev.sentrylogger.ingest.parse.MalformedBodyException;
import dev.sentrylogger.ingest.parse.TooLargeException;
import dev.sentrylogger.pattern.Sifted;
import dev.sentrylogger.store.EventBatch;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        // The key first: whose request it is decides who is told of what is wrong with it.
        KeyVerdict.Accepted accepted = headerKey.isPresent() ? keys.accept(request, headerKey.get()) : null;
        BodyType.check(request);
        try (RequestBody body = RequestBody.read(request, buffers)) {
            return take(request, headerKey, accepted, body);
        }
    }

    private DoorAnswer take(
            HttpServletRequest request,
            Optional<String> headerKey,
            KeyVerdict.@Nullable Accepted accepted,
            RequestBody body) {
        try {
            if (accepted == null) {
                String key = BatchJson.findKey(body.bytes(), body.length()).orElseThrow(KeyInRequest::missing);
                accepted = keys.accept(request, key);
            }
            return store(request, Sender.of(request, accepted), headerKey, body);
        } catch (MalformedBodyException | TooLargeException e) {
            Attempted.of(request).withBody(body.bytes(), body.length());
            throw e;
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
        Sifted sifted = intake.sift(sender, batch.logs().events());
        var said = new Answer(sender.app(), Answer.Counting.INDEX).add(batch.logs(), sifted.leftOut());
        String answer = said.json();
        meters.rejected(batch.logs().rejected());
        if (batch.logs().events().isEmpty()) {
            return new DoorAnswer(answer, false, said.partly());
        }
        EventBatch.Receipt receipt = batchId.map(id -> new EventBatch.Receipt(id, body.digest(), answer))
                .orElse(null);
        Optional<String> before = intake.store(sender, sifted, body.length(), receipt);
        return new DoorAnswer(before.orElse(answer), before.isPresent(), said.partly());
    }
}
