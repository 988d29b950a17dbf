package dev.sentrylogger.store;

import io.micrometer.core.instrument.FunctionCounter;
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
        Gauge.builder("store.tail.events", store, PostgresEventStore::searchable)
                .description("Events that can be searched")
                .register(registry);
        FunctionCounter.builder("store.tail.left", store, PostgresEventStore::leftTail)
                .description(
                        "Events that can no longer be searched because store.tail-memory is full; the journal has them")
                .register(registry);
    }
}
