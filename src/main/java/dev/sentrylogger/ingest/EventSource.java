package dev.sentrylogger.ingest;

import dev.sentrylogger.ingest.parse.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpHeaders;

/** Where the events of a request came from: the door and the first words of the client's {@code User-Agent}. */
final class EventSource {
    private static final int LONGEST_CLIENT = 80;

    private EventSource() {}

    /** The first words of the {@code User-Agent} as far as they can be shown; empty when there is none. */
    static String client(HttpServletRequest request) {
        String client = request.getHeader(HttpHeaders.USER_AGENT);
        return client == null ? "" : shown(client.strip(), new StringBuilder());
    }

    static Origin of(HttpServletRequest request, String door, Clock clock) {
        String client = request.getHeader(HttpHeaders.USER_AGENT);
        if (client == null || client.isBlank()) {
            return new Origin(clock.instant(), door);
        }
        return new Origin(clock.instant(), shown(client.strip(), new StringBuilder(door).append(' ')));
    }

    private static String shown(String client, StringBuilder visible) {
        client.chars().limit(LONGEST_CLIENT).forEach(c -> visible.append(c >= ' ' && c < 0x7F ? (char) c : '?'));
        return visible.toString();
    }
}
