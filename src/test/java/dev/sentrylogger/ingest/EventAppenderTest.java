package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.store.AppendGate;
import dev.sentrylogger.store.AppendOutcome;
import dev.sentrylogger.store.EventBatch;
import dev.sentrylogger.store.EventPage;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.NewEvents;
import dev.sentrylogger.store.StoredPosition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class EventAppenderTest {
    final CountingStore store = new CountingStore();
    final EventBatch batch = new EventBatch(new AppId(UUID.randomUUID()), List.of(), null);

    @Test
    void storesWhileEveryGateIsOpen() {
        appender(Optional::empty, Optional::empty).append(batch);

        assertThat(store.appended).isEqualTo(1);
    }

    @Test
    void refusesABatchAtAClosedGateAndSaysWhyAndWhenToComeBack() {
        EventAppender appender = appender(Optional::empty, () -> Optional.of("Only 5 MB are free."));

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> appender.append(batch));

        assertThat(refusal.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(refusal.detail()).isEqualTo("Only 5 MB are free.");
        assertThat(refusal.headers()).containsEntry("Retry-After", "5");
        assertThat(store.appended).isZero();
    }

    @Test
    void refusesAStreamAtAClosedGateWithoutWaiting() {
        EventAppender appender = appender(() -> Optional.of("Only 5 MB are free."));

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> appender.appendPatiently(batch));

        assertThat(refusal.detail()).isEqualTo("Only 5 MB are free.");
        assertThat(store.appended).isZero();
    }

    private EventAppender appender(AppendGate... gates) {
        return new EventAppender(store, List.of(gates), new IngestMeters(new SimpleMeterRegistry()));
    }

    /** Takes everything and keeps nothing. */
    private static final class CountingStore implements EventStore {
        int appended;

        @Override
        public AppendOutcome append(EventBatch batch) {
            appended++;
            return new AppendOutcome.Stored();
        }

        @Override
        public EventPage search(EventQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<LogEvent> find(AppId app, EventId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public StoredPosition end(AppId app) {
            throw new UnsupportedOperationException();
        }

        @Override
        public NewEvents storedAfter(AppId app, EventFilter filter, StoredPosition after, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
