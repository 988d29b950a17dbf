package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events of many kilobytes are sealed like others. */
@IntegrationTest
class LargeEventsIT extends OwnStore {
    private static final int BATCH = 128;

    private final Random random = new Random(9);

    @BeforeEach
    void openEmpty() {
        open(Map.of());
    }

    @Test
    void sealsASegmentOfLargeEvents() throws Exception {
        for (int batch = 0; batch < 70; batch++) {
            append(app, batch(BATCH));
        }

        store.running().seal();

        assertThat(segments(app).stream().mapToLong(Segment::rows).sum()).isEqualTo(70 * BATCH);
    }

    @Test
    void fetchesAFileOfManyPieces() throws Exception {
        List<LogEvent> events = batch(BATCH);
        appendSealed(app, events);
        assertThat(pieces()).isGreaterThan(2);
        Path file = onlyFile();
        byte[] written = Files.readAllBytes(file);
        Files.delete(file);

        assertThat(found(app)).isEqualTo(events);
        assertThat(onlyFile()).hasBinaryContent(written);
    }

    @Test
    void mergesFilesOfManyPiecesAndLeavesNoneOfThemBehind() throws Exception {
        List<LogEvent> events = new ArrayList<>();
        for (int segment = 0; segment < 8; segment++) {
            List<LogEvent> batch = batch(48);
            events.addAll(batch);
            appendSealed(app, batch);
        }
        long before = pieces();

        merge();

        assertThat(segments(app)).hasSize(1);
        assertThat(pieces()).isBetween(before / 2, before);
        restart();
        assertThat(found(app)).containsExactlyInAnyOrderElementsOf(events);
    }

    /** Random, so that nothing makes it smaller than half of its characters. */
    private List<LogEvent> batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    var bytes = new byte[8192];
                    random.nextBytes(bytes);
                    return SomeEvents.event(
                            HexFormat.of().formatHex(bytes), Level.INFO, SomeEvents.NOON.plusSeconds(i));
                })
                .toList();
    }

    private long pieces() {
        return sql.sql("SELECT count(*) FROM segment WHERE app_id = :app")
                .param("app", app.value())
                .query(Long.class)
                .single();
    }

    private Path onlyFile() throws IOException {
        String name = segments(app).getFirst().id() + ".parquet";
        return settings.segments().resolve(name);
    }
}
