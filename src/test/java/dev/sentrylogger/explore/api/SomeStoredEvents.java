package dev.sentrylogger.explore.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.store.AppendOutcome;
import dev.sentrylogger.store.EventBatch;
import dev.sentrylogger.store.EventStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Puts events into the store of a test, each one second after the one before. */
final class SomeStoredEvents {
    static final Instant FIRST = Instant.parse("2026-11-20T10:00:00Z");

    private final EventStore store;
    private final AppId app;
    private int made;

    SomeStoredEvents(EventStore store, AppId app) {
        this.store = store;
        this.app = app;
    }

    /** Stores {@code count} events as one batch, named {@code event 0}, {@code event 1}, … through the app's life. */
    List<LogEvent> add(int count) {
        return add(IntStream.range(made, made + count)
                .mapToObj(n -> event(Level.INFO, "event " + n))
                .toList());
    }

    LogEvent add(Level level, String message) {
        return add(List.of(event(level, message))).getFirst();
    }

    private List<LogEvent> add(List<LogEvent> events) {
        AppendOutcome outcome = store.append(new EventBatch(app, events, null));
        assertThat(outcome).isInstanceOf(AppendOutcome.Stored.class);
        return events;
    }

    private LogEvent event(Level level, String message) {
        Instant at = FIRST.plusSeconds(made++);
        return new LogEvent(
                EventIds.at(at),
                at,
                at,
                level.severity(),
                message,
                null,
                "shop.cart",
                null,
                null,
                null,
                null,
                null,
                null,
                Attributes.NONE,
                null,
                "test");
    }
}
