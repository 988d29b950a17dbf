package dev.sentrylogger.explore.api;

import java.io.IOException;

/** What goes down one connection until it ends. {@link OpenStreams} calls its methods in this order, some not at all. */
interface ServedStream extends AutoCloseable {
    /** Sends the first bytes, and with them the headers; what it throws before is answered as an error instead. */
    void begin() throws IOException;

    /**
     * Writes until the end.
     *
     * @throws IOException when the client is gone
     */
    void serve() throws IOException, InterruptedException;

    /** Makes {@link #serve} return soon. Called from another thread. */
    void stop();

    /** Gives back what the stream holds; also when it did not get as far as {@link #serve}. */
    @Override
    void close();
}
