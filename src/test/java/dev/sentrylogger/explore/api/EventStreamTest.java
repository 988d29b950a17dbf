package dev.sentrylogger.explore.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.store.NewEvents;
import dev.sentrylogger.store.StoredPosition;
import dev.sentrylogger.tail.TailRows;
import dev.sentrylogger.tail.TailSubscription;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(10)
class EventStreamTest {
    private static final StoredPosition HERE = new StoredPosition(40);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicBoolean mayRead = new AtomicBoolean(true);
    private final EventStream stream = new EventStream(
            new EventFrames(out, JsonMapper.builder().build()),
            new TailPosition(HERE, 0),
            new NewEvents(List.of(), 0, HERE),
            mayRead::get);
    private final RecordingSubscription subscription = new RecordingSubscription();

    @Test
    void writesWhatCameAndAcknowledgesItBeforeItStops() throws Exception {
        stream.rows(new TailRows(1, List.of(), 5, new StoredPosition(50)));
        stream.rows(new TailRows(2, List.of(), 6, new StoredPosition(60)));
        stream.stop();

        stream.serve(subscription, Clock.systemUTC());

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("id: 40+5\ndata: {\"skipped\":5}", "id: 50+6\ndata: {\"skipped\":6}");
        assertThat(subscription.acknowledged).containsExactly(1L, 2L);
    }

    @Test
    void endsSoonAfterTheRightToReadIsGone() throws Exception {
        mayRead.set(false);

        stream.serve(subscription, Clock.systemUTC());

        assertThat(subscription.acknowledged).isEmpty();
    }

    @Test
    void endsAfterItsLongestLife() throws Exception {
        InstantSource jumping = new InstantSource() {
            private Instant now = Instant.parse("2026-11-24T10:00:00Z");

            @Override
            public Instant instant() {
                Instant read = now;
                now = now.plus(EventStream.LONGEST.dividedBy(2)).plus(Duration.ofSeconds(1));
                return read;
            }
        };
        stream.rows(new TailRows(1, List.of(), 5, new StoredPosition(50)));

        stream.serve(subscription, jumping.withZone(ZoneOffset.UTC));

        assertThat(subscription.acknowledged).containsExactly(1L);
    }

    private static final class RecordingSubscription implements TailSubscription {
        final List<Long> acknowledged = new ArrayList<>();

        @Override
        public void acknowledge(long sequence) {
            acknowledged.add(sequence);
        }

        @Override
        public void close() {}
    }
}
