package dev.sentrylogger.ingest;

import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.ingest.parse.BatchJson;
import dev.sentrylogger.ingest.parse.MalformedBodyException;
import dev.sentrylogger.ingest.parse.TooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * {@code POST /ingest/jsonline}: lines of JSON or text, stored chunk by chunk while they come, so that a file of any length
 * up to {@link EventLimits#STREAM_BYTES} takes little memory. A JSON array is one batch, as at {@link BatchDoor}.
 *
 * @see "Decision record 0005: a stream of lines is stored in chunks"
 */
@Component
final class StreamDoor {
    private static final String TOO_LARGE =
            "The stream has more than " + EventLimits.STREAM_BYTES + " bytes; send the rest in another request.";
    private static final int SNIFFED_BYTES = 512;

    private final IngestKeys keys;
    private final BodyBuffers buffers;
    private final EventIntake intake;
    private final IngestMeters meters;
    private final Clock clock;

    StreamDoor(IngestKeys keys, BodyBuffers buffers, EventIntake intake, IngestMeters meters, Clock clock) {
        this.keys = keys;
        this.buffers = buffers;
        this.intake = intake;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Stores the stream's events.
     *
     * @return the JSON to answer with
     * @throws Refusal for every other answer; its members tell what was stored before
     */
    DoorAnswer take(HttpServletRequest request) throws IOException {
        String key = KeyInRequest.find(request).orElseThrow(KeyInRequest::missing);
        Sender sender = Sender.of(request, keys.accept(request, key));
        BodyType.check(request);
        ContentCoding coding = ContentCoding.of(request);
        Optional<String> batchId = BatchId.of(request, Optional.empty());
        if (request.getContentLengthLong() > EventLimits.STREAM_BYTES) {
            throw Refusal.tooLarge(TOO_LARGE);
        }
        var connection = new ConnectionInput(request.getInputStream(), BodyPace.STREAM);
        var compressed = new CountedInput(connection, EventLimits.STREAM_BYTES, TOO_LARGE);
        var chunks = new StreamChunks(sender, batchId, intake, keys, () -> EventSource.of(request, "jsonline", clock));
        try (InputStream opened = Inflated.open(compressed, coding, EventLimits.STREAM_BYTES, TOO_LARGE)) {
            var in = new PushbackInputStream(opened, SNIFFED_BYTES);
            byte[] beginning = in.readNBytes(SNIFFED_BYTES);
            in.unread(beginning);
            if (StreamBeginning.isJsonArray(beginning)) {
                return array(request, sender, batchId, in);
            }
            in.skipNBytes(StreamBeginning.byteOrderMark(beginning));
            return chunks.store(in, meters);
        } catch (IOException e) {
            throw chunks.told(Inflated.broken(coding, e));
        } catch (Refusal refusal) {
            throw chunks.told(refusal);
        }
    }

    private DoorAnswer array(HttpServletRequest request, Sender sender, Optional<String> batchId, RequestBody body) {
        try {
            BatchJson batch = BatchJson.read(body.bytes(), body.length(), EventSource.of(request, "jsonline", clock));
            return BatchDoor.append(sender, batch, batchId, body, intake, meters);
        } catch (MalformedBodyException | TooLargeException e) {
            Attempted.of(request).withBody(body.bytes(), body.length());
            throw e;
        }
    }

    private DoorAnswer array(HttpServletRequest request, Sender sender, Optional<String> batchId, InputStream in) {
        try (RequestBody body = RequestBody.read(in, ContentCoding.IDENTITY, buffers, BodyBuffers.USUAL_BYTES)) {
            return array(request, sender, batchId, body);
        }
    }
}
