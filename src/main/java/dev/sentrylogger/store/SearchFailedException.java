package dev.sentrylogger.store;

import org.jspecify.annotations.Nullable;

/** A read the store cannot serve now. The message is a sentence for the person who asked. */
public final class SearchFailedException extends RuntimeException {
    private SearchFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static SearchFailedException notRunning() {
        return new SearchFailedException("The store is not running now; try again in a moment.", null);
    }

    static SearchFailedException patternTooLarge(Throwable cause) {
        return new SearchFailedException(
                "The regular expression is too large once its repetitions are written out; use smaller ones.", cause);
    }

    static SearchFailedException gone() {
        return new SearchFailedException(
                "Some of these events were removed at this very moment because they are too old; search again.", null);
    }

    static SearchFailedException databaseAway(Throwable cause) {
        return new SearchFailedException("The database cannot be reached now; try again in a moment.", cause);
    }

    static SearchFailedException outOfMemory(Throwable cause) {
        return new SearchFailedException(
                "The search needs more memory than there is; ask for a shorter time range or a more telling word.",
                cause);
    }
}
