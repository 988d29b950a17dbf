package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.EventLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of limits in docs/API.md says what {@link EventLimits} holds. */
class DocumentedLimitsTest {
    @Test
    void theTableStatesTheConstants() throws IOException {
        List<Long> documented = new ArrayList<>();
        String page = Files.readString(Path.of("docs/API.md"));
        page.substring(page.indexOf("### Limits"))
                .lines()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| limit"))
                .forEach(line -> documented.add(number(line.split("\\|")[2].strip())));

        assertThat(documented)
                .containsExactly(
                        (long) EventLimits.BODY_BYTES,
                        (long) EventLimits.INFLATED_BYTES,
                        EventLimits.STREAM_BYTES,
                        (long) EventLimits.STREAM_CHUNK_BYTES,
                        (long) EventLimits.LINE_BYTES,
                        (long) EventLimits.EVENTS_PER_BATCH,
                        (long) EventLimits.BATCH_ID_CHARS,
                        (long) EventLimits.REJECTIONS_LISTED,
                        (long) EventLimits.MESSAGE_BYTES,
                        (long) EventLimits.ATTRIBUTES,
                        (long) EventLimits.ATTRIBUTE_VALUE_BYTES,
                        (long) EventLimits.ATTRIBUTE_KEY_CHARS,
                        (long) EventLimits.NAME_CHARS,
                        (long) EventLimits.FIELDS_PER_EVENT,
                        (long) EventLimits.JSON_NAME_CHARS,
                        (long) EventLimits.JSON_NUMBER_CHARS,
                        (long) EventLimits.FRAMES,
                        (long) EventLimits.DEPTH,
                        EventLimits.FUTURE.toHours(),
                        (long) EventLimits.EARLIEST.atZone(ZoneOffset.UTC).getYear());
    }

    private static long number(String text) {
        String[] parts = text.replace(",", "").split(" ");
        long number = Long.parseLong(parts[0]);
        return switch (parts.length == 1 ? "" : parts[1]) {
            case "KiB" -> number << 10;
            case "MiB" -> number << 20;
            case "GiB" -> number << 30;
            default -> number;
        };
    }
}
