package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.LogEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Events as the parsers make them. */
final class Some {
    static final Instant RECEIVED = Instant.parse("2026-11-24T12:00:00.123456Z");
    static final Origin ORIGIN = new Origin(RECEIVED, "native test");

    private Some() {}

    static ParsedEvents batch(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return BatchJson.read(bytes, bytes.length, ORIGIN).logs();
    }

    /** The one event of a JSON object. */
    static LogEvent object(String json) {
        ParsedEvents parsed = batch("[" + json + "]");
        if (parsed.events().isEmpty()) {
            throw new AssertionError("rejected: " + parsed.rejections());
        }
        return parsed.events().getFirst();
    }

    /** Why the one event of a JSON object was rejected. */
    static String rejection(String json) {
        return batch("[" + json + "]").rejections().getFirst().reason();
    }

    /** The one event of a text. */
    static LogEvent text(String text) {
        var events = new ParsedEvents(ORIGIN);
        events.add(0, LineText.read(text));
        return events.events().getFirst();
    }

    /** The events of lines. */
    static ParsedEvents lines(String text) {
        var stream = new LineStream(ORIGIN);
        for (String line : text.split("\n")) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            stream.line(bytes, 0, bytes.length, false);
        }
        stream.finish();
        return stream.take(ORIGIN);
    }
}
