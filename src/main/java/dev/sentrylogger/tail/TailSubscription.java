package dev.sentrylogger.tail;

/** One follower of a query. Thread-safe. */
public interface TailSubscription extends AutoCloseable {
    /**
     * Says that the delivery {@code sequence}, and every one before it, was rendered or written out. While
     * {@link LiveTail#WINDOW} deliveries are unacknowledged none is made, and nothing is kept: the next one brings the
     * newest rows and the number of those left out. A number that was never delivered counts as the last that was.
     */
    void acknowledge(long sequence);

    /** Ends the subscription; a delivery that is under way may still finish. Closing again does nothing. */
    @Override
    void close();
}
