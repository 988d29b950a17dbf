package dev.sentrylogger.app;

import java.util.UUID;

/** Names one watched app. Every query and every stored event belongs to exactly one. */
public record AppId(UUID value) {
    /** @throws IllegalArgumentException when {@code text} is not a UUID */
    public static AppId of(String text) {
        return new AppId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
