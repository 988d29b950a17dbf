package dev.sentrylogger.retention;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.store.EventBatch;
import dev.sentrylogger.store.EventStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The logs of an app of a test. */
public record StoredLogs(EventStore store, AppId app) {
    public void add(int count, Level level, String message, Instant at) {
        List<LogEvent> events =
                Stream.generate(() -> event(level, message, at)).limit(count).toList();
        store.append(new EventBatch(app, events, null));
    }

    public List<String> messages() {
        return store.search(EventQuery.newest(app, new EventFilter.Everything(), 1000)).events().stream()
                .map(LogEvent::message)
                .toList();
    }

    private static LogEvent event(Level level, String message, Instant at) {
        return new LogEvent(
                EventIds.at(at),
                at,
                Instant.now(),
                level.severity(),
                message,
                null,
                null,
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
