package dev.sentrylogger.explore.api;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.tail.LiveTail;
import dev.sentrylogger.tail.TailSubscription;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Follows an app for as long as its stream lasts. */
final class TailStream implements ServedStream {
    private final LiveTail tail;
    private final AppId app;
    private final EventFilter filter;
    private final EventStream events;
    private final Clock clock;
    private @Nullable TailSubscription subscription;

    TailStream(LiveTail tail, AppId app, EventFilter filter, EventStream events, Clock clock) {
        this.tail = tail;
        this.app = app;
        this.filter = filter;
        this.events = events;
        this.clock = clock;
    }

    /** @throws dev.sentrylogger.tail.TailFullException when the server follows too many */
    @Override
    public void begin() throws IOException {
        subscription = tail.follow(app, filter, events.end(), events);
        events.begin();
    }

    @Override
    public void serve() throws IOException, InterruptedException {
        if (subscription != null) {
            events.serve(subscription, clock);
        }
    }

    @Override
    public void stop() {
        events.stop();
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.close();
        }
    }
}
