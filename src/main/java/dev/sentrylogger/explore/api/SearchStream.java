package dev.sentrylogger.explore.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.EventJson;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.store.Cancellation;
import dev.sentrylogger.store.EventPage;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.SearchCancelledException;
import dev.sentrylogger.store.SearchListener;
import dev.sentrylogger.store.SearchProgress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One search, told while it goes on. It searches on a thread of {@link SearchThreads} and is written by another, so that
 * a client that reads slowly keeps nothing of the store waiting; what waits for it is the one page at most. When the
 * client is gone the search is cancelled.
 */
final class SearchStream implements ServedStream, SearchListener {
    /** Only writing finds out that a client is gone, the second time at the latest. */
    static final Duration HEARTBEAT = Duration.ofMillis(500);

    private final EventStore store;
    private final EventQuery query;
    private final SearchThreads threads;
    private final SseOutput out;
    private final Cancellation cancellation = new Cancellation();
    private final BlockingQueue<Part> waiting = new LinkedBlockingQueue<>();

    SearchStream(EventStore store, EventQuery query, SearchThreads threads, SseOutput out) {
        this.store = store;
        this.query = query;
        this.threads = threads;
        this.out = out;
    }

    /** An event of the stream; nothing follows the {@code last}. */
    private record Part(String event, Object data, boolean last) {}

    /** More of the page, in its order. */
    record RowsJson(List<EventJson> events) {}

    /**
     * @param share of the time's events that are searched, 0 to 1
     * @param reached everything on this side of it, as the order goes, is searched
     */
    record ProgressJson(double share, long passed, long total, Instant reached) {
        static ProgressJson of(SearchProgress progress) {
            double share = progress.total() == 0 ? 1 : (double) progress.passed() / progress.total();
            return new ProgressJson(share, progress.passed(), progress.total(), progress.reached());
        }
    }

    /** As in the page that an answer in one piece gives. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EndJson(@Nullable String cursor, boolean complete) {
        static EndJson of(EventPage page) {
            return new EndJson(page.next().map(Cursor::toString).orElse(null), page.complete());
        }
    }

    @Override
    public void begin() throws IOException {
        out.lines(": searching\n").flush();
    }

    @Override
    public void serve() throws IOException, InterruptedException {
        threads.run(this::search);
        Part part;
        do {
            part = waiting.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
            if (part == null) {
                out.heartbeat();
            } else {
                out.lines("event: " + part.event).data(part.data);
                out.flush();
            }
        } while (part == null || !part.last);
    }

    private void search() {
        try {
            EventPage page = store.search(query, this, cancellation);
            waiting.add(new Part("end", EndJson.of(page), true));
        } catch (SearchCancelledException e) {
            // Whoever cancelled it knows, and has ended the stream.
        } catch (RuntimeException | Error e) {
            waiting.add(new Part("problem", ReadErrors.ofSearch(e), true));
        }
    }

    @Override
    public void found(List<LogEvent> more) {
        waiting.add(
                new Part("rows", new RowsJson(more.stream().map(EventJson::of).toList()), false));
    }

    @Override
    public void progress(SearchProgress progress) {
        waiting.add(new Part("progress", ProgressJson.of(progress), false));
    }

    @Override
    public void stop() {
        cancellation.cancel();
        waiting.add(new Part("problem", ReadErrors.stopping(), true));
    }

    @Override
    public void close() {
        cancellation.cancel();
    }
}
