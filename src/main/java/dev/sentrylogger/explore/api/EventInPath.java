package dev.sentrylogger.explore.api;

import dev.sentrylogger.event.EventId;

/** An event's id in the address of a request. What is none names no event. */
final class EventInPath {
    private EventInPath() {}

    static EventId id(String text) {
        try {
            return EventId.of(text);
        } catch (IllegalArgumentException e) {
            throw notThere();
        }
    }

    static NothingThere notThere() {
        return new NothingThere("This app has no event of that id; it may have been removed with old events");
    }
}
