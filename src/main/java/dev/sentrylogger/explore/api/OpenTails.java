package dev.sentrylogger.explore.api;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.tail.LiveTail;
import dev.sentrylogger.tail.TailSubscription;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The tails that are open, each on a virtual thread, at most {@link #PER_CALLER} to a caller. They end when the server
 * begins to stop, which would otherwise wait for them as for any request.
 *
 * <p>Thread-safe.
 */
@Component
final class OpenTails {
    static final int PER_CALLER = 10;

    private static final Logger LOG = LoggerFactory.getLogger(OpenTails.class);

    private final LiveTail tail;
    private final Clock clock;
    private final Map<String, Integer> perCaller = new ConcurrentHashMap<>();
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    OpenTails(LiveTail tail, Clock clock) {
        this.tail = tail;
        this.clock = clock;
    }

    /**
     * Serves {@code stream} as the answer of {@code request}, and returns while it goes on.
     *
     * @throws TooManyTails when {@code caller} has {@link #PER_CALLER} open
     * @throws dev.sentrylogger.tail.TailFullException when the server has too many
     */
    void open(String caller, AppId app, EventFilter filter, EventStream stream, HttpServletRequest request)
            throws IOException {
        take(caller);
        TailSubscription subscription;
        try {
            subscription = tail.follow(app, filter, stream.end(), stream);
        } catch (RuntimeException e) {
            giveBack(caller);
            throw e;
        }
        try {
            // Headers go out on this thread: the filters around it may still touch them after it returns.
            stream.begin();
            AsyncContext connection = request.startAsync();
            connection.setTimeout(0);
            connection.addListener(new CompleteOnError());
            Thread.ofVirtual().name("tail of " + caller).start(() -> serve(caller, stream, subscription, connection));
        } catch (IOException | RuntimeException e) {
            subscription.close();
            giveBack(caller);
            throw e;
        }
    }

    private void serve(String caller, EventStream stream, TailSubscription subscription, AsyncContext connection) {
        streams.add(stream);
        try (subscription) {
            if (!stopping) {
                stream.serve(subscription, clock);
            }
            connection.complete();
        } catch (IOException e) {
            // The container saw it too and ends the request; from here on its objects may serve another one.
            LOG.debug("The client of a tail is gone", e);
        } catch (RuntimeException e) {
            LOG.warn("A tail failed and is closed; its client may go on from where it was", e);
            connection.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(stream);
            giveBack(caller);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        streams.forEach(EventStream::stop);
    }

    private void take(String caller) {
        perCaller.merge(caller, 1, (open, one) -> {
            if (open >= PER_CALLER) {
                throw new TooManyTails(PER_CALLER);
            }
            return open + one;
        });
    }

    private void giveBack(String caller) {
        perCaller.computeIfPresent(caller, (name, open) -> open == 1 ? null : open - 1);
    }

    /** Without it the container would send the error page down a stream that is already under way. */
    private static final class CompleteOnError implements AsyncListener {
        @Override
        public void onError(AsyncEvent event) {
            event.getAsyncContext().complete();
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
