package dev.sentrylogger.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** The store's bounds, and how close it is to them. */
@Component
final class StoreMetrics {
    StoreMetrics(MeterRegistry registry, PostgresEventStore store) {
        Gauge.builder("store.waiting.bytes", store, PostgresEventStore::waitingBytes)
                .description("Events waiting for the journal; at store.queue, appends are answered with busy")
                .register(registry);
        Gauge.builder("store.unsealed.bytes", store, PostgresEventStore::unsealedBytes)
                .description(
                        "Events that lie in no segment yet; at half of store.engine-memory the journal's writer waits")
                .register(registry);
        Gauge.builder("store.segments", store, PostgresEventStore::segments)
                .description("Segments of all apps")
                .register(registry);
    }
}
