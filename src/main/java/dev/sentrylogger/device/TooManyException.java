package dev.sentrylogger.device;

import java.time.Duration;

/** Too many requests wait, or too many wrong codes were tried; the message is fit to be shown. */
public final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    TooManyException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** In seconds, at least one. */
    public long retryAfterSeconds() {
        return Math.max(1, retryAfter.toSeconds());
    }
}
