package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.store.AppendGate;
import dev.sentrylogger.store.AppendOutcome;
import dev.sentrylogger.store.EventBatch;
import dev.sentrylogger.store.EventStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class EventAppenderTest {
    int appended;
    final EventBatch batch = new EventBatch(new AppId(UUID.randomUUID()), List.of(), null);

    @Test
    void storesWhileEveryGateIsOpen() {
        appender(Optional::empty, Optional::empty).append(batch);

        assertThat(appended).isEqualTo(1);
    }

    @Test
    void refusesABatchAtAClosedGateAndSaysWhyAndWhenToComeBack() {
        EventAppender appender = appender(Optional::empty, () -> Optional.of("Only 5 MB are free."));

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> appender.append(batch));

        assertThat(refusal.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(refusal.detail()).isEqualTo("Only 5 MB are free.");
        assertThat(refusal.headers()).containsEntry("Retry-After", "5");
        assertThat(appended).isZero();
    }

    @Test
    void refusesAStreamAtAClosedGateWithoutWaiting() {
        EventAppender appender = appender(() -> Optional.of("Only 5 MB are free."));

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> appender.appendPatiently(batch));

        assertThat(refusal.detail()).isEqualTo("Only 5 MB are free.");
        assertThat(appended).isZero();
    }

    private EventAppender appender(AppendGate... gates) {
        return new EventAppender(countingStore(), List.of(gates), new IngestMeters(new SimpleMeterRegistry()));
    }

    /** Takes everything, keeps nothing and cannot be asked anything. */
    private EventStore countingStore() {
        return (EventStore) Proxy.newProxyInstance(
                EventStore.class.getClassLoader(), new Class<?>[] {EventStore.class}, (store, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("append");
                    appended++;
                    return new AppendOutcome.Stored();
                });
    }
}
