package dev.sentrylogger.account;

import java.util.UUID;

/** Names one person with an account. */
public record UserId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
