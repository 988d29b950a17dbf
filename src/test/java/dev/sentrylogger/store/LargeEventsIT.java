package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events of many kilobytes are sealed like others. */
@IntegrationTest
class LargeEventsIT extends OwnStore {
    @Test
    void sealsASegmentOfLargeEvents() throws Exception {
        open(Map.of());
        var random = new Random(9);
        for (int batch = 0; batch < 70; batch++) {
            List<LogEvent> events = IntStream.range(0, 128)
                    .mapToObj(i -> {
                        var bytes = new byte[16 << 9];
                        random.nextBytes(bytes);
                        return SomeEvents.event(
                                HexFormat.of().formatHex(bytes), Level.INFO, SomeEvents.NOON.plusSeconds(i));
                    })
                    .toList();
            append(app, events);
        }

        store.running().seal();

        assertThat(segments(app).stream().mapToLong(Segment::rows).sum()).isEqualTo(70 * 128);
    }
}
