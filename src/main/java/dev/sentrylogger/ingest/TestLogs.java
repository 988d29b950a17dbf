package dev.sentrylogger.ingest;

import dev.sentrylogger.app.TestLogWanted;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.store.EventBatch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stores a log that nobody sent, so that a person sees the way from the store to the page without a program. */
@Component
final class TestLogs {
    private final EventAppender appender;
    private final Clock clock;

    TestLogs(EventAppender appender, Clock clock) {
        this.appender = appender;
        this.clock = clock;
    }

    /** @throws Refusal when it could not be stored */
    @EventListener
    void store(TestLogWanted wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var event = new LogEvent(
                EventIds.at(now),
                now,
                now,
                Level.INFO.severity(),
                "A test log from the page of this app",
                null,
                "sentry-logger.test",
                null,
                null,
                null,
                null,
                null,
                null,
                Attributes.NONE,
                null,
                "page");
        appender.append(new EventBatch(wanted.app(), List.of(event), null));
    }
}
