package dev.sentrylogger.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What administrators see of a person.
 *
 * @param enabled false for somebody whose account is turned off
 * @param password whether they sign in with one
 * @param twoStep whether that asks for a code too
 * @param providers with which they sign in, as people call them
 * @param lastSeen the last sign-in, use of a personal token or sign of life of an open page; null: none
 */
public record KnownPerson(
        User user,
        boolean enabled,
        boolean password,
        boolean twoStep,
        List<String> providers,
        @Nullable Instant lastSeen) {
    public KnownPerson {
        providers = List.copyOf(providers);
    }
}
