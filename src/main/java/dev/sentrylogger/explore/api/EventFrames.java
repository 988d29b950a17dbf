package dev.sentrylogger.explore.api;

import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.EventJson;
import dev.sentrylogger.store.StoredPosition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the events of a tail. Every one carries its {@link TailPosition} as {@code id}, so a client that comes back
 * with {@code Last-Event-ID} gets each event once.
 */
final class EventFrames {
    private final SseOutput out;

    EventFrames(OutputStream out, JsonMapper json) {
        this.out = new SseOutput(out, json);
    }

    /** Says where the client stands before anything was sent, so that even a stream that breaks at once is resumable. */
    void opening(TailPosition position) throws IOException {
        out.lines(": following\nretry: 2000\nid: " + position + '\n').flush();
    }

    void heartbeat() throws IOException {
        out.heartbeat();
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
            out.lines("event: skipped\nid: " + id).data(Map.of("skipped", skipped - passed));
        }
        int known = (int) Math.clamp(passed - skipped, 0, events.size());
        for (int i = known; i < events.size(); i++) {
            boolean last = i == events.size() - 1;
            var id = last ? new TailPosition(end, 0) : new TailPosition(start.from(), skipped + i + 1);
            out.lines("id: " + id).data(EventJson.of(events.get(i)));
        }
        out.flush();
    }
}
