package dev.sentrylogger.explore.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.store.StoredPosition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class EventFramesTest {
    private static final StoredPosition END = new StoredPosition(90);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final EventFrames frames = new EventFrames(
            out, JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build());

    @Test
    void numbersEventsFromThePositionBeforeAndEndsOnTheNext() throws IOException {
        frames.rows(at(40, 0), 0, List.of(event("a"), event("b"), event("c")), END);

        assertThat(ids()).containsExactly("40+1", "40+2", "90");
        assertThat(written()).containsSubsequence("\"a\"", "\"b\"", "\"c\"");
    }

    @Test
    void leavesOutWhatTheClientHasAlready() throws IOException {
        frames.rows(at(40, 2), 0, List.of(event("a"), event("b"), event("c")), END);

        assertThat(ids()).containsExactly("90");
        assertThat(written()).contains("\"c\"").doesNotContain("\"a\"", "\"b\"");
    }

    @Test
    void saysHowManyWereSkippedAndCountsThemInTheIds() throws IOException {
        frames.rows(at(40, 0), 7, List.of(event("a"), event("b")), END);

        assertThat(written()).startsWith("event: skipped\nid: 40+7\ndata: {\"skipped\":7}\n\n");
        assertThat(ids()).containsExactly("40+7", "40+8", "90");
    }

    @Test
    void doesNotCountWhatTheClientHasAsSkipped() throws IOException {
        frames.rows(at(40, 3), 7, List.of(event("a")), END);

        assertThat(written()).startsWith("event: skipped\nid: 40+7\ndata: {\"skipped\":4}\n\n");
    }

    @Test
    void writesNothingWhenTheClientHasEverything() throws IOException {
        frames.rows(at(40, 2), 1, List.of(event("a")), END);

        assertThat(written()).isEmpty();
    }

    @Test
    void keepsEachEventInOneLine() throws IOException {
        frames.rows(at(40, 0), 0, List.of(event("two\nlines\r\nid: 999\n\ndata: forged")), END);

        assertThat(written().lines().filter(line -> !line.isEmpty())).hasSize(2);
        assertThat(ids()).containsExactly("90");
    }

    @Test
    void opensWithWhereTheClientStands() throws IOException {
        frames.opening(at(40, 2));

        assertThat(ids()).containsExactly("40+2");
        assertThat(written()).doesNotContain("data:");
    }

    @Test
    void readsBackThePositionsItWrites() {
        assertThat(TailPosition.of("40+2")).contains(at(40, 2));
        assertThat(TailPosition.of("40")).contains(at(40, 0));
        assertThat(TailPosition.of(at(40, 2).toString())).contains(at(40, 2));
        assertThat(List.of("", "-1", "+2", "40+", "x", "9999999999999999999", "1 2"))
                .allSatisfy(text -> assertThat(TailPosition.of(text)).isEmpty());
    }

    private static TailPosition at(long sequence, long passed) {
        return new TailPosition(new StoredPosition(sequence), passed);
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> ids() {
        return written()
                .lines()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .toList();
    }

    private static LogEvent event(String message) {
        Instant at = Instant.parse("2026-11-24T10:00:00Z");
        return new LogEvent(
                new EventId(UUID.randomUUID()),
                at,
                at,
                9,
                message,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Attributes.NONE,
                null,
                "test");
    }
}
