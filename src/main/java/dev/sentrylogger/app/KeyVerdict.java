package dev.sentrylogger.app;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link ApiKeys} says about a key that somebody presented. */
public sealed interface KeyVerdict {
    /**
     * The key is one of ours and in force.
     *
     * @param keyId the public part of the key
     */
    record Accepted(AppId app, String keyId, Set<KeyScope> scopes) implements KeyVerdict {
        public Accepted {
            scopes = Set.copyOf(scopes);
        }

        public boolean may(KeyScope scope) {
            return scopes.contains(scope);
        }
    }

    /**
     * The key is not in force: 401.
     *
     * @param reason what is wrong and what to do, fit to be told to the client; never holds the key
     * @param app the app that has a key of that id; null when none has
     */
    record Refused(String reason, @Nullable AppId app) implements KeyVerdict {}

    /**
     * The key could not be judged now, because too many unknown keys are being checked or too many failed from there: 429
     * with {@code Retry-After}. Says nothing about the key.
     */
    record Busy(Duration retryAfter) implements KeyVerdict {}
}
