package dev.sentrylogger.explore.api;

import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.EventJson;
import dev.sentrylogger.store.StoredPosition;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes server-sent events. Every one carries its {@link TailPosition} as {@code id}, so a client that comes back with
 * {@code Last-Event-ID} gets each event once.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML §9.2</a>
 */
final class EventFrames {
    private static final int BUFFER_BYTES = 32 << 10;

    private final ObjectWriter json;
    private final OutputStream out;

    EventFrames(OutputStream out, JsonMapper json) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
        // A line break within data would end the line it is in.
        this.json = json.writer().without(SerializationFeature.INDENT_OUTPUT);
    }

    /** Says where the client stands before anything was sent, so that even a stream that breaks at once is resumable. */
    void opening(TailPosition position) throws IOException {
        text(": following\nretry: 2000\nid: " + position + "\n\n");
        out.flush();
    }

    /** A comment, which keeps the connection in use and finds out when the client is gone. */
    void heartbeat() throws IOException {
        text(": still here\n\n");
        out.flush();
    }

    /**
     * Writes what followed {@code start.from()}, without the first {@code start.passed()} of it, which the client has.
     *
     * @param skipped matching events before {@code events}, left out
     * @param end where the client then stands
     */
    void rows(TailPosition start, long skipped, List<LogEvent> events, StoredPosition end) throws IOException {
        long passed = start.passed();
        if (skipped > passed) {
            var id = new TailPosition(start.from(), skipped);
            text("event: skipped\nid: " + id + "\ndata: ");
            out.write(json.writeValueAsBytes(Map.of("skipped", skipped - passed)));
            text("\n\n");
        }
        int known = (int) Math.clamp(passed - skipped, 0, events.size());
        for (int i = known; i < events.size(); i++) {
            boolean last = i == events.size() - 1;
            var id = last ? new TailPosition(end, 0) : new TailPosition(start.from(), skipped + i + 1);
            text("id: " + id + "\ndata: ");
            out.write(json.writeValueAsBytes(EventJson.of(events.get(i))));
            text("\n\n");
        }
        out.flush();
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
