package dev.sentrylogger.app;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an owner says about a new key.
 *
 * @param name what people know it by, 1 to 100 characters on one line
 * @param scopes at least one
 * @param expiresAt null: never
 */
public record KeyDetails(
        String name, Set<KeyScope> scopes, @Nullable Instant expiresAt) {
    /** @throws IllegalArgumentException with a message for the person who typed it */
    public KeyDetails {
        scopes = Set.copyOf(scopes);
        Optional<String> problem = nameProblem(name);
        if (problem.isPresent() || scopes.isEmpty()) {
            throw new IllegalArgumentException(problem.orElse("A key that may do nothing is of no use; name a scope"));
        }
        name = name.strip();
    }

    /** What is wrong with {@code name}, fit to be shown; empty when nothing is. */
    public static Optional<String> nameProblem(String name) {
        if (name.isBlank()) {
            return Optional.of("Give the key a name, for example of the machine that will hold it");
        }
        return AppDetails.nameProblem(name);
    }
}
