package dev.sentrylogger.app;

import dev.sentrylogger.account.Addresses;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a door did not take, as the person who sent it is told.
 *
 * @param app the app it was meant for; null when the key names none of this server
 * @param key the public beginning of the presented key, at most 20 characters; empty when there was none
 * @param client the {@code User-Agent}, may be empty
 * @param door the path
 * @param status what was answered; 200 when a part of the events was not taken
 * @param reason what is wrong and what to change, at most 500 characters
 * @param sample the beginning of the body without secrets, at most 300 characters; may be empty
 */
public record Rejection(
        @Nullable AppId app,
        String key,
        String address,
        String client,
        String door,
        int status,
        String reason,
        String sample) {
    public Rejection {
        key = cut(key, 20);
        address = Addresses.of(address);
        client = cut(client, 100);
        door = cut(door, 60);
        reason = cut(reason, 500);
        sample = cut(sample, 300);
    }

    /** The same for what differs in its sample only. */
    UUID id() {
        String alike = String.join("\n", String.valueOf(app), key, address, client, door, "" + status, reason);
        return UUID.nameUUIDFromBytes(alike.getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
