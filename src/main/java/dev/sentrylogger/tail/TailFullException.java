package dev.sentrylogger.tail;

/** More followers than {@link LiveTail#MAX_SUBSCRIPTIONS}. */
public final class TailFullException extends RuntimeException {
    TailFullException() {
        super("This server follows " + LiveTail.MAX_SUBSCRIPTIONS
                + " live views already, its limit; close one or try again later.");
    }
}
