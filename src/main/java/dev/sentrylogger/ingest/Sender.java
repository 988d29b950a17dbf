package dev.sentrylogger.ingest;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.KeyClient;
import dev.sentrylogger.app.KeyVerdict;
import dev.sentrylogger.event.LogEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;

/**
 * Who sends: an accepted key, and what the request tells of its client.
 *
 * @param client the {@code User-Agent}, may be empty
 */
record Sender(KeyVerdict.Accepted key, String client, String address) {
    static Sender of(HttpServletRequest request, KeyVerdict.Accepted key) {
        return new Sender(key, EventSource.client(request), request.getRemoteAddr());
    }

    AppId app() {
        return key.app();
    }

    /** With the host that the events name; one process sends a batch, so its first event tells. */
    KeyClient of(List<LogEvent> events) {
        String host = Objects.requireNonNullElse(events.getFirst().host(), "");
        return new KeyClient(host, client, address);
    }
}
