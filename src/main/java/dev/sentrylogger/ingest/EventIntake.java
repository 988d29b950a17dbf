package dev.sentrylogger.ingest;

import dev.sentrylogger.app.ApiKeys;
import dev.sentrylogger.app.Deliveries;
import dev.sentrylogger.app.KeyClient;
import dev.sentrylogger.app.Limits;
import dev.sentrylogger.app.Usage;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.store.EventBatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every door does with the events it has read: hide keys, store, note who sent how much. Thread-safe. */
@Component
final class EventIntake {
    private static final String TIME_REPLACED = "ingest.original_timestamp";

    private final LeakGuard guard;
    private final EventAppender appender;
    private final ApiKeys keys;
    private final Deliveries deliveries;
    private final Limits limits;
    private final Usage usage;

    EventIntake(
            LeakGuard guard, EventAppender appender, ApiKeys keys, Deliveries deliveries, Limits limits, Usage usage) {
        this.guard = guard;
        this.appender = appender;
        this.keys = keys;
        this.deliveries = deliveries;
        this.limits = limits;
        this.usage = usage;
    }

    /**
     * Stores events, of which there is one at least.
     *
     * @param bytes of the text they came in
     * @return the answer given to the same batch before; empty when it is new
     * @throws Refusal 409, 429 or 503; then nothing of the batch is promised
     */
    Optional<String> store(Sender sender, List<LogEvent> events, long bytes, EventBatch.@Nullable Receipt receipt) {
        Optional<String> before = appender.append(batch(sender, events, receipt));
        delivered(sender, events, bytes, before.isPresent());
        return before;
    }

    /** {@link #store}, waiting while the store is busy. */
    Optional<String> storePatiently(
            Sender sender, List<LogEvent> events, long bytes, EventBatch.@Nullable Receipt receipt) {
        Optional<String> before = appender.appendPatiently(batch(sender, events, receipt));
        delivered(sender, events, bytes, before.isPresent());
        return before;
    }

    private void delivered(Sender sender, List<LogEvent> events, long bytes, boolean repeated) {
        KeyClient client = sender.of(events);
        keys.usedBy(sender.key(), client);
        deliveries.note(sender.app(), client, events.size(), lag(events));
        if (!repeated) {
            limits.charge(sender.key(), events.size());
            usage.stored(sender.key(), events.size(), bytes);
        }
    }

    /** How long before it arrived the newest event happened; null when no event has a time that could be used. */
    private static @Nullable Duration lag(List<LogEvent> events) {
        LogEvent newest = null;
        for (LogEvent event : events) {
            boolean replaced = event.attributes().values().containsKey(TIME_REPLACED);
            if (!replaced && (newest == null || event.occurredAt().isAfter(newest.occurredAt()))) {
                newest = event;
            }
        }
        return newest == null ? null : Duration.between(newest.occurredAt(), newest.receivedAt());
    }

    private EventBatch batch(Sender sender, List<LogEvent> events, EventBatch.@Nullable Receipt receipt) {
        return new EventBatch(sender.app(), guard.masked(sender.app(), events), receipt);
    }
}
