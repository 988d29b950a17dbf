package dev.sentrylogger.ingest.parse;

import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.EventLimits;
import dev.sentrylogger.event.LogEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Events read so far and those rejected, of which the first {@link EventLimits#REJECTIONS_LISTED} keep their reason. For
 * one thread.
 */
public final class ParsedEvents {
    private final Origin origin;
    private final List<LogEvent> events = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private int rejected;

    public ParsedEvents(Origin origin) {
        this.origin = origin;
    }

    void add(int index, EventDraft draft) {
        String reason = draft.rejection().orElse(null);
        if (reason == null) {
            events.add(draft.finish(EventIds.at(origin.receivedAt()), origin));
        } else {
            reject(index, reason);
        }
    }

    void reject(int index, String reason) {
        rejected++;
        if (rejections.size() < EventLimits.REJECTIONS_LISTED) {
            rejections.add(new Rejection(index, reason));
        }
    }

    public List<LogEvent> events() {
        return events;
    }

    /** The first {@link EventLimits#REJECTIONS_LISTED} rejections. */
    public List<Rejection> rejections() {
        return rejections;
    }

    /** How many were rejected in all. */
    public int rejected() {
        return rejected;
    }
}
