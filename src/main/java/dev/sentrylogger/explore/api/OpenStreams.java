package dev.sentrylogger.explore.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The streams that are open, each written by a virtual thread, at most {@link #PER_CALLER} to a caller. They end when
 * the server begins to stop, which would otherwise wait for them as for any request.
 *
 * <p>Thread-safe.
 */
@Component
final class OpenStreams {
    static final int PER_CALLER = 10;

    private static final Logger LOG = LoggerFactory.getLogger(OpenStreams.class);

    private final Map<String, Integer> perCaller = new ConcurrentHashMap<>();
    private final Set<ServedStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /**
     * Serves {@code stream} as the answer of {@code request}, returns while it goes on, and closes it whatever happens.
     *
     * @throws TooManyStreams when {@code caller} has {@link #PER_CALLER} open
     * @throws RuntimeException what the stream throws when it begins
     */
    void open(String caller, ServedStream stream, HttpServletRequest request) throws IOException {
        take(caller);
        try {
            // Headers go out on this thread: the filters around it may still touch them after it returns.
            stream.begin();
            var connection = new StreamConnection(request.startAsync(), stream);
            Thread.ofVirtual().name("stream of " + caller).start(() -> serve(caller, stream, connection));
        } catch (IOException | RuntimeException | Error e) {
            stream.close();
            giveBack(caller);
            throw e;
        }
    }

    private void serve(String caller, ServedStream stream, StreamConnection connection) {
        streams.add(stream);
        try (stream) {
            if (!stopping) {
                stream.serve();
            }
            connection.complete();
        } catch (IOException e) {
            // The container saw it too and ends the request.
            LOG.debug("The client of a stream is gone", e);
        } catch (RuntimeException | Error e) {
            LOG.warn("A stream failed and is closed; its client may ask again", e);
            connection.complete();
        } catch (InterruptedException e) {
            connection.complete();
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(stream);
            giveBack(caller);
            connection.leave();
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        streams.forEach(ServedStream::stop);
    }

    private void take(String caller) {
        perCaller.merge(caller, 1, (open, one) -> {
            if (open >= PER_CALLER) {
                throw new TooManyStreams(PER_CALLER);
            }
            return open + one;
        });
    }

    private void giveBack(String caller) {
        perCaller.computeIfPresent(caller, (name, open) -> open == 1 ? null : open - 1);
    }
}
