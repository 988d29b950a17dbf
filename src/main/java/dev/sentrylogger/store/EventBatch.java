package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.LogEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of one app that are stored all or none.
 *
 * @param receipt absent when the client named no batch id; then a repeat is stored again
 */
public record EventBatch(
        AppId app, List<LogEvent> events, @Nullable Receipt receipt) {
    public EventBatch {
        events = List.copyOf(events);
    }

    /**
     * What makes a repeated batch harmless: kept for 72 hours in the same transaction as the events.
     *
     * @param batchId the client's name for the batch, 1 to 128 characters, unique within the app
     * @param bodyDigest tells a repeat from another body under the same name
     * @param answer what the client was told, to be told again
     */
    public record Receipt(String batchId, String bodyDigest, String answer) {}
}
