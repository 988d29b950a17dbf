package dev.sentrylogger.ingest;

import dev.sentrylogger.ingest.parse.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpHeaders;

/** Where the events of a request came from: the door and the first words of the client's {@code User-Agent}. */
final class EventSource {
    private static final int LONGEST_CLIENT = 80;

    private EventSource() {}

    static Origin of(HttpServletRequest request, String door, Clock clock) {
        String client = request.getHeader(HttpHeaders.USER_AGENT);
        if (client == null || client.isBlank()) {
            return new Origin(clock.instant(), door);
        }
        var visible = new StringBuilder(door).append(' ');
        client.strip()
                .chars()
                .limit(LONGEST_CLIENT)
                .forEach(c -> visible.append(c >= ' ' && c < 0x7F ? (char) c : '?'));
        return new Origin(clock.instant(), visible.toString());
    }
}
