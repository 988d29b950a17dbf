package dev.sentrylogger.explore.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection under a stream. The container uses a request's objects again for the next one, so it may have them back
 * only when the stream's thread is done with them: a write that fails makes the container clean up at once, while that
 * thread still notes the failure in what would by then be another caller's answer.
 *
 * <p>Used by two threads: the stream's and the container's.
 */
final class StreamConnection implements AsyncListener {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);

    private final AsyncContext connection;
    private final ServedStream stream;
    private final CountDownLatch left = new CountDownLatch(1);
    private final AtomicBoolean completed = new AtomicBoolean();

    StreamConnection(AsyncContext connection, ServedStream stream) {
        this.connection = connection;
        this.stream = stream;
        connection.setTimeout(0);
        connection.addListener(this);
    }

    /** The stream is over and the answer complete. */
    void complete() {
        if (completed.compareAndSet(false, true)) {
            connection.complete();
        }
    }

    /** The stream's thread touches the connection no more. */
    void leave() {
        left.countDown();
    }

    /** Unless it is completed here the container would send the error page down a stream that is under way. */
    @Override
    public void onError(AsyncEvent event) {
        stream.stop();
        try {
            if (!left.await(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("A stream whose connection failed did not end within {}", LONGEST_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
