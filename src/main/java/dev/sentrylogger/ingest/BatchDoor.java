package dev.sentrylogger.ingest;

import dev.sentrylogger.app.AppId;
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
    private final EventAppender appender;
    private final IngestMeters meters;
    private final Clock clock;

    BatchDoor(IngestKeys keys, BodyBuffers buffers, EventAppender appender, IngestMeters meters, Clock clock) {
        this.keys = keys;
        this.buffers = buffers;
        this.appender = appender;
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
        AppId app = headerKey.isPresent() ? keys.appFor(headerKey.get(), request.getRemoteAddr()) : null;
        try (RequestBody body = RequestBody.read(request, buffers)) {
            if (app == null) {
                String key = BatchJson.findKey(body.bytes(), body.length()).orElseThrow(KeyInRequest::missing);
                app = keys.appFor(key, request.getRemoteAddr());
            }
            return store(request, app, headerKey, body);
        }
    }

    private DoorAnswer store(HttpServletRequest request, AppId app, Optional<String> headerKey, RequestBody body) {
        var origin = EventSource.of(request, "native", clock);
        BatchJson batch = BatchJson.read(body.bytes(), body.length(), origin);
        KeyInRequest.agreed(headerKey, batch.apiKey());
        Optional<String> batchId = BatchId.of(request, batch.batchId());
        return append(app, batch, batchId, body, appender, meters);
    }

    /** Stores a batch that was read from {@code body}. */
    static DoorAnswer append(
            AppId app,
            BatchJson batch,
            Optional<String> batchId,
            RequestBody body,
            EventAppender appender,
            IngestMeters meters) {
        String answer = new Answer(app, Answer.Counting.INDEX).add(batch.logs()).json();
        meters.rejected(batch.logs().rejected());
        if (batch.logs().events().isEmpty()) {
            return new DoorAnswer(answer, false);
        }
        EventBatch.Receipt receipt = batchId.map(id -> new EventBatch.Receipt(id, body.digest(), answer))
                .orElse(null);
        Optional<String> before =
                appender.append(new EventBatch(app, batch.logs().events(), receipt));
        return new DoorAnswer(before.orElse(answer), before.isPresent());
    }
}
