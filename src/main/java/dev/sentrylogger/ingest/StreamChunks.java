package dev.sentrylogger.ingest;

import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.ingest.parse.LineStream;
import dev.sentrylogger.ingest.parse.Lines;
import dev.sentrylogger.ingest.parse.Origin;
import dev.sentrylogger.ingest.parse.ParsedEvents;
import dev.sentrylogger.pattern.Sifted;
import dev.sentrylogger.store.EventBatch;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of lines into chunks and stores each as a batch of its own. Where the cuts fall depends on the bytes alone,
 * so a stream sent again under the same batch id finds the chunks that were stored before and adds only what is missing.
 * For one stream and one thread.
 */
final class StreamChunks {
    private final Sender sender;
    private final Optional<String> batchId;
    private final EventIntake intake;
    private final IngestKeys keys;
    private final Supplier<Origin> origin;
    private final Answer answer;
    private final @Nullable MessageDigest digest;
    private final LineStream stream;
    private boolean allRepeated = true;
    private int chunks;
    private int storedLines;

    StreamChunks(
            Sender sender, Optional<String> batchId, EventIntake intake, IngestKeys keys, Supplier<Origin> origin) {
        this.sender = sender;
        this.batchId = batchId;
        this.intake = intake;
        this.keys = keys;
        this.origin = origin;
        this.answer = new Answer(sender.app(), Answer.Counting.LINE);
        this.digest = batchId.isPresent() ? BodyDigest.sha256() : null;
        this.stream = new LineStream(origin.get());
    }

    DoorAnswer store(InputStream in, IngestMeters meters) throws IOException {
        var lines = new Lines(in);
        long bytes = 0;
        while (lines.next()) {
            stream.line(lines.bytes(), lines.start(), lines.end(), lines.cut());
            if (digest != null) {
                digest.update(lines.bytes(), lines.start(), lines.end() - lines.start());
                digest.update((byte) '\n');
            }
            bytes += lines.end() - lines.start() + 1;
            if (bytes >= EventLimits.STREAM_CHUNK_BYTES || stream.size() >= EventLimits.EVENTS_PER_BATCH - 1) {
                chunk(bytes, meters);
                bytes = 0;
            }
        }
        stream.finish();
        chunk(bytes, meters);
        return new DoorAnswer(answer.json(), chunks > 0 && allRepeated, answer.partly());
    }

    private void chunk(long bytes, IngestMeters meters) {
        ParsedEvents complete = stream.take(origin.get());
        meters.rejected(complete.rejected());
        Sifted sifted = intake.sift(sender, complete.events());
        if (!complete.events().isEmpty()) {
            keys.recheck(sender.key());
            boolean repeated = intake.storePatiently(sender, sifted, bytes, receipt(complete, sifted))
                    .isPresent();
            allRepeated &= repeated;
            chunks++;
        }
        answer.add(complete, sifted.leftOut());
        storedLines = stream.completeLines();
    }

    private EventBatch.@Nullable Receipt receipt(ParsedEvents complete, Sifted sifted) {
        if (batchId.isEmpty() || digest == null) {
            return null;
        }
        String said = new Answer(sender.app(), Answer.Counting.LINE)
                .add(complete, sifted.leftOut())
                .json();
        return new EventBatch.Receipt(
                batchId.get() + "#" + chunks, HexFormat.of().formatHex(digest.digest()), said);
    }

    /** Adds to {@code refusal} how much of the stream is stored, so that the client can go on behind it. */
    Refusal told(Refusal refusal) {
        return storedLines == 0
                ? refusal
                : refusal.member("processed", answer.processed()).member("stored_lines", storedLines);
    }
}
