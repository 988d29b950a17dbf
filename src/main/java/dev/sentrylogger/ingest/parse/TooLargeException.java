package dev.sentrylogger.ingest.parse;

/** A body holds more than may be read. The message names the limit and the way out; answered with 413. */
public final class TooLargeException extends RuntimeException {
    TooLargeException(String message) {
        super(message, null, false, false);
    }
}
