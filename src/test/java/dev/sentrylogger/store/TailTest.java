package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class TailTest {
    private static final StoreProperties SMALL = StoreProperties.defaults()
            .withTailMemory(DataSize.ofMegabytes(64))
            .withQueryDeadline(Duration.ofSeconds(1));

    private final AppId app = new AppId(UUID.randomUUID());

    @Test
    void letsTheOldestGoWhenItIsFullAndCountsThem() {
        try (var tail = new Tail(SMALL)) {
            long sequence = 1;
            for (int i = 0; i < 200; i++) {
                EventBlock block = block(i, 1000);
                tail.add(app, new SequencedBlock(sequence, block));
                sequence += block.rows();
            }

            LogEvent newest = new TailReader(tail)
                    .search(EventQuery.newest(app, new EventFilter.Everything(), 1))
                    .events()
                    .getFirst();

            assertThat(newest.message()).startsWith("199 999 ");
            assertThat(tail.left()).isPositive();
            assertThat(tail.left() + tail.rows()).isEqualTo(200_000);
            assertThat(tail.rows()).isGreaterThan(50_000);
            assertThat(tail.of(app).lastSequence()).isEqualTo(200_000);
        }
    }

    private static EventBlock block(int number, int events) {
        return EventBlock.of(IntStream.range(0, events)
                .mapToObj(i -> SomeEvents.event(
                        number + " " + i + " " + "x".repeat(200),
                        dev.sentrylogger.event.Level.INFO,
                        SomeEvents.NOON.plusSeconds(number).plusMillis(i)))
                .toList());
    }

    @Test
    void stopsAQueryThatTakesTooLongAndServesTheNext() {
        try (var database = new TailDatabase(SMALL)) {
            String endless = "SELECT count(*) FROM range(100000000000) a WHERE hash(a.range) = 42";

            assertThatThrownBy(() -> database.query(endless, List.of(), results -> results.next()))
                    .isInstanceOf(SearchTimeoutException.class)
                    .hasMessageContaining("longer than 1 s");

            assertThat(database.<Boolean>query("SELECT 1", List.of(), results -> results.next()))
                    .isTrue();
        }
    }

    @Test
    void saysWhenAQueryNeedsMoreMemoryThanThereIs() {
        try (var database = new TailDatabase(SMALL.withQueryDeadline(Duration.ofMinutes(1)))) {
            String huge = "SELECT list(range) FROM range(100000000)";

            assertThatThrownBy(() -> database.query(huge, List.of(), results -> results.next()))
                    .isInstanceOf(SearchFailedException.class)
                    .hasMessageContaining("more memory than there is");
        }
    }

    @Test
    void answersNothingOnceTheLastTableOfAnAppIsGone() {
        try (var database = new TailDatabase(SMALL)) {
            var events = new AppTail(database, app, 1);
            events.add(new SequencedBlock(1, block(0, 10)));
            events.flush();
            events.dropOldest();

            assertThat(events.query("SELECT * FROM %s", List.of(), EventRows::read))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_text('/etc/hostname')",
                "COPY (SELECT 1) TO '/tmp/tail.csv'",
                "ATTACH '/tmp/tail.db'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET enable_external_access = true",
                "SET memory_limit = '100GB'"
            })
    void letsNothingOutOfItsMemory(String sql) {
        try (var database = new TailDatabase(SMALL)) {
            assertThatThrownBy(() -> database.execute(sql)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void readsBackWhatTheJournalKeeps() {
        var random = new java.util.Random(3);
        EventBlock block = EventBlock.of(
                IntStream.range(0, 500).mapToObj(i -> SomeEvents.random(random)).toList());

        EventBlock decoded = EventCodec.decode(EventCodec.VERSION, EventCodec.encode(block));

        assertThat(decoded.occurredAt()).isEqualTo(block.occurredAt());
        assertThat(decoded.receivedAt()).isEqualTo(block.receivedAt());
        assertThat(decoded.idHigh()).isEqualTo(block.idHigh());
        assertThat(decoded.idLow()).isEqualTo(block.idLow());
        assertThat(decoded.severity()).isEqualTo(block.severity());
        assertThat(Arrays.deepEquals(decoded.texts(), block.texts())).isTrue();
    }

    @Test
    void refusesAnEncodingOfTheFuture() {
        byte[] frame = EventCodec.encode(block(0, 1));

        assertThatThrownBy(() -> EventCodec.decode(99, frame))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("newer than this server");
    }
}
