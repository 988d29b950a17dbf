package dev.sentrylogger.outbound;

import java.util.Map;

/**
 * What is posted.
 *
 * @param headers names in plain letters, values without control characters
 * @param body JSON
 */
public record OutboundRequest(OutboundAddress address, Map<String, String> headers, String body) {
    public OutboundRequest {
        headers = Map.copyOf(headers);
        headers.forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9-]{1,100}") || value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("header " + name + ": not fit to be sent");
            }
        });
    }

    public OutboundRequest(OutboundAddress address, String body) {
        this(address, Map.of(), body);
    }
}
