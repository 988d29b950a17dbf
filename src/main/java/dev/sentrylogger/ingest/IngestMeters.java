package dev.sentrylogger.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Counts what came through the doors, {@code sentrylogger.ingest.events} by {@code outcome}: an event that was read is
 * stored, repeated or rejected; those of a refused request count, as requests, in {@code sentrylogger.ingest.refusals} by
 * {@code status}.
 */
@Component
final class IngestMeters {
    private static final String EVENTS = "sentrylogger.ingest.events";
    private static final String REFUSALS = "sentrylogger.ingest.refusals";

    private final MeterRegistry registry;
    private final Counter stored;
    private final Counter repeated;
    private final Counter rejected;

    IngestMeters(MeterRegistry registry) {
        this.registry = registry;
        this.stored = registry.counter(EVENTS, "outcome", "stored");
        this.repeated = registry.counter(EVENTS, "outcome", "repeated");
        this.rejected = registry.counter(EVENTS, "outcome", "rejected");
    }

    void stored(int events) {
        stored.increment(events);
    }

    void repeated(int events) {
        repeated.increment(events);
    }

    void rejected(int events) {
        rejected.increment(events);
    }

    void refused(HttpStatus status) {
        registry.counter(REFUSALS, "status", Integer.toString(status.value())).increment();
    }
}
