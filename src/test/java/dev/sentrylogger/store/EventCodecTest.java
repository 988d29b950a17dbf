package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.sentrylogger.event.LogEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    private final List<LogEvent> events = SomeEvents.events("log", 3);

    @Test
    void readsWhatItWrote() {
        EventBlock block = EventBlock.of(events);

        EventBlock read = EventCodec.decode(EventCodec.VERSION, EventCodec.encode(block));

        assertThat(read).usingRecursiveComparison().isEqualTo(block);
    }

    /** What a server of before the change left in its journal. */
    @Test
    void readsTheFirstVersion() {
        EventBlock block = EventBlock.of(events);
        var old = new ByteSink(1024);
        old.number(3);
        for (int i = 0; i < 2 * 3; i++) {
            old.number(0);
        }
        for (int row = 0; row < 3; row++) {
            old.eightBytes(block.idHigh()[row]);
            old.eightBytes(block.idLow()[row]);
        }
        old.bytes(block.severity());
        for (int i = 0; i < TextColumn.ALL.length * 3; i++) {
            old.number(0);
        }

        EventBlock read = EventCodec.decode(1, Zstd.compress(old.toArray()));

        assertThat(read.idHigh()).isEqualTo(block.idHigh());
        assertThat(read.idLow()).isEqualTo(block.idLow());
        assertThat(read.severity()).isEqualTo(block.severity());
    }

    @Test
    void refusesWhatANewerServerWrote() {
        byte[] frame = EventCodec.encode(EventBlock.of(events));

        assertThatThrownBy(() -> EventCodec.decode(EventCodec.VERSION + 1, frame))
                .hasMessageContaining("is newer than this server, which reads up to " + EventCodec.VERSION);
    }
}
