package dev.sentrylogger.database;

import org.jspecify.annotations.Nullable;

/** The database cannot be used, and the operator has to act: the message is one sentence or two that say how. */
final class DatabaseStartException extends RuntimeException {
    DatabaseStartException(String message) {
        this(message, null);
    }

    DatabaseStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
