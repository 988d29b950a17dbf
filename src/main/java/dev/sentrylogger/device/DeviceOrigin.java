package dev.sentrylogger.device;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, as far as the network tells.
 *
 * @param client what it calls itself, at most 200 printable ASCII characters
 */
public record DeviceOrigin(String address, String client) {
    private static final int LONGEST_CLIENT = 200;
    private static final int LONGEST_ADDRESS = 60;

    static DeviceOrigin of(String address, @Nullable String userAgent) {
        String client =
                userAgent == null ? "" : userAgent.replaceAll("[^ -~]", "").strip();
        return new DeviceOrigin(
                address.substring(0, Math.min(LONGEST_ADDRESS, address.length())),
                client.substring(0, Math.min(LONGEST_CLIENT, client.length())));
    }
}
