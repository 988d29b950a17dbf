package dev.sentrylogger.app;

import dev.sentrylogger.account.Addresses;
import dev.sentrylogger.account.UserId;

/**
 * Who asks for a change, as the audit log is to name them.
 *
 * @param address where they came from
 */
public record Caller(UserId user, String address) {
    public Caller {
        address = Addresses.of(address);
    }
}
