package dev.sentrylogger.ingest;

import dev.sentrylogger.app.ApiKeys;
import dev.sentrylogger.app.Deliveries;
import dev.sentrylogger.app.KeyClient;
import dev.sentrylogger.app.Limits;
import dev.sentrylogger.app.Usage;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.health.HealthCounts;
import dev.sentrylogger.pattern.PatternCounts;
import dev.sentrylogger.pattern.Sieve;
import dev.sentrylogger.pattern.Sifted;
import dev.sentrylogger.store.EventBatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * What every door does with the events it has read: leave out what its owners do not want, hide keys, store, note who sent
 * how much. Thread-safe.
 */
@Component
final class EventIntake {
    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(5);
    private static final String TIME_REPLACED = "ingest.original_timestamp";

    private final Sieve sieve;
    private final PatternCounts patterns;
    private final HealthCounts health;
    private final LeakGuard guard;
    private final EventAppender appender;
    private final ApiKeys keys;
    private final Deliveries deliveries;
    private final Limits limits;
    private final Usage usage;

    EventIntake(
            Sieve sieve,
            PatternCounts patterns,
            HealthCounts health,
            LeakGuard guard,
            EventAppender appender,
            ApiKeys keys,
            Deliveries deliveries,
            Limits limits,
            Usage usage) {
        this.sieve = sieve;
        this.patterns = patterns;
        this.health = health;
        this.guard = guard;
        this.appender = appender;
        this.keys = keys;
        this.deliveries = deliveries;
        this.limits = limits;
        this.usage = usage;
    }

    /**
     * The events without keys of ours, and what of them is to be stored.
     *
     * @throws Refusal 503 when that is not known
     */
    Sifted sift(Sender sender, List<LogEvent> events) {
        try {
            return sieve.sift(sender.app(), guard.masked(sender.app(), events));
        } catch (DataAccessException e) {
            LOG.warn("An app's rules could not be read, its request is answered with 503: {}", e.getMessage());
            throw Refusal.unavailable("What the app's owners want stored cannot be read now; retry.", DATABASE_AWAY);
        }
    }

    /**
     * Stores events, of which there is one at least.
     *
     * @param sifted what {@link #sift} made of them
     * @param bytes of the text they came in
     * @return the answer given to the same batch before; empty when it is new
     * @throws Refusal 409, 429 or 503; then nothing of the batch is promised
     */
    Optional<String> store(Sender sender, Sifted sifted, long bytes, EventBatch.@Nullable Receipt receipt) {
        return store(sender, sifted, bytes, receipt, appender::append);
    }

    /** {@link #store}, waiting while the store is busy. */
    Optional<String> storePatiently(Sender sender, Sifted sifted, long bytes, EventBatch.@Nullable Receipt receipt) {
        return store(sender, sifted, bytes, receipt, appender::appendPatiently);
    }

    private Optional<String> store(
            Sender sender,
            Sifted sifted,
            long bytes,
            EventBatch.@Nullable Receipt receipt,
            Function<EventBatch, Optional<String>> append) {
        // Of a batch with an id the receipt is stored, though nothing else may be: a repeat is answered by it.
        Optional<String> before = sifted.kept().isEmpty() && receipt == null
                ? Optional.empty()
                : append.apply(new EventBatch(sender.app(), sifted.kept(), receipt));
        List<LogEvent> events = sifted.came();
        KeyClient client = sender.of(events);
        keys.usedBy(sender.key(), client);
        deliveries.note(sender.app(), client, events.size(), lag(events));
        if (before.isEmpty()) {
            limits.charge(sender.key(), events.size());
            usage.stored(sender.key(), sifted.kept().size(), sifted.storedOf(bytes));
            patterns.add(sender.app(), sifted);
            health.add(sender.app(), events, sifted.kept());
        }
        return before;
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
}
