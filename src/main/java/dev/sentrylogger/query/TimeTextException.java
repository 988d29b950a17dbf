package dev.sentrylogger.query;

/** A time that cannot be read. The message is a sentence for the person who typed it, with an example. */
public final class TimeTextException extends IllegalArgumentException {
    TimeTextException(String message) {
        super(message);
    }
}
