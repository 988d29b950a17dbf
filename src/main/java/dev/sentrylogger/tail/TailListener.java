package dev.sentrylogger.tail;

/** Takes the rows of one subscription. */
@FunctionalInterface
public interface TailListener {
    /**
     * Called for one delivery after the other, never for two at once, on a thread that belongs to this delivery alone:
     * it may wait for a lock or a socket, and only this subscription waits with it. An exception ends the subscription.
     */
    void rows(TailRows rows);
}
