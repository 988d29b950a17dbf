package dev.sentrylogger.store;

/** A search was ended by {@link Cancellation#cancel}. */
public final class SearchCancelledException extends RuntimeException {
    SearchCancelledException() {
        super("The search was cancelled.");
    }
}
