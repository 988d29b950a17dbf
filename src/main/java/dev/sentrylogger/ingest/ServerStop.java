package dev.sentrylogger.ingest;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whether the server has begun to stop, upon which it closes connections that are still in use. Thread-safe. */
@Component
class ServerStop {
    private volatile boolean begun;

    @EventListener(ContextClosedEvent.class)
    void begin() {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }
}
