package dev.sentrylogger.ingest;

import dev.sentrylogger.app.ApiKeys;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.store.EventBatch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every door does with the events it has read: hide keys, store, note who sent. Thread-safe. */
@Component
final class EventIntake {
    private final LeakGuard guard;
    private final EventAppender appender;
    private final ApiKeys keys;

    EventIntake(LeakGuard guard, EventAppender appender, ApiKeys keys) {
        this.guard = guard;
        this.appender = appender;
        this.keys = keys;
    }

    /**
     * Stores events, of which there is one at least.
     *
     * @return the answer given to the same batch before; empty when it is new
     * @throws Refusal 409, 429 or 503; then nothing of the batch is promised
     */
    Optional<String> store(Sender sender, List<LogEvent> events, EventBatch.@Nullable Receipt receipt) {
        Optional<String> before = appender.append(batch(sender, events, receipt));
        keys.usedBy(sender.key(), sender.of(events));
        return before;
    }

    /** {@link #store}, waiting while the store is busy. */
    Optional<String> storePatiently(Sender sender, List<LogEvent> events, EventBatch.@Nullable Receipt receipt) {
        Optional<String> before = appender.appendPatiently(batch(sender, events, receipt));
        keys.usedBy(sender.key(), sender.of(events));
        return before;
    }

    private EventBatch batch(Sender sender, List<LogEvent> events, EventBatch.@Nullable Receipt receipt) {
        return new EventBatch(sender.app(), guard.masked(sender.app(), events), receipt);
    }
}
