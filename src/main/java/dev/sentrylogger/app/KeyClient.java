package dev.sentrylogger.app;

import dev.sentrylogger.account.Addresses;

/**
 * Who sends with a key.
 *
 * @param host what the events call their host, at most 200 characters; empty when they do not say
 * @param client the SDK and its version as it names itself, at most 100 characters; may be empty
 * @param address where it came from
 */
public record KeyClient(String host, String client, String address) {
    public KeyClient {
        host = cut(host, 200);
        client = cut(client, 100);
        address = Addresses.of(address);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
