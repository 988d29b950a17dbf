package dev.sentrylogger.ingest.parse;

/** A body cannot be read as what it should be. The message says what is wrong with it; answered with 400. */
public final class MalformedBodyException extends RuntimeException {
    MalformedBodyException(String message) {
        super(message, null, false, false);
    }
}
