package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.FacetQuery;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The local copies of segments may be lost at any time, and never take more than they may. */
@IntegrationTest
class SegmentFilesIT extends OwnStore {
    private final List<LogEvent> events = SomeEvents.events("event", 50);

    @BeforeEach
    void openWithFiveSegments() throws Exception {
        open(Map.of());
        for (int from = 0; from < 50; from += 10) {
            appendSealed(app, events.subList(from, from + 10));
        }
    }

    @Test
    void fetchesWhatWasDeletedWhileItRuns() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(5);
        deleteFiles();

        assertThat(found(app)).isEqualTo(events);

        deleteFiles();
        assertThat(store.find(app, events.get(25).id())).contains(events.get(25));
        assertThat(found(app)).isEqualTo(events);
    }

    @Test
    void mergesWhatWasDeletedWhileItRuns() throws Exception {
        for (LogEvent event : SomeEvents.events("more", 4)) {
            appendSealed(app, List.of(event));
        }
        deleteFiles();

        merge();

        assertThat(found(app)).hasSize(54);
    }

    @Test
    void fetchesWhatWasDeletedBeforeARestart() throws IOException {
        store.stop();
        deleteFiles();

        restart();

        assertThat(found(app)).isEqualTo(events);
        assertThat(files()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void clearsAtTheStartWhatIsNoWholeCopyOfASegment() throws IOException {
        store.stop();
        Path orphan = Files.createFile(settings.segments().resolve(UUID.randomUUID() + ".parquet"));
        Path part = Files.createFile(settings.segments().resolve(UUID.randomUUID() + ".part"));
        Path foreign = Files.createFile(settings.segments().resolve("notes.parquet"));
        Path cut = files().getFirst();
        Files.write(cut, new byte[] {'P', 'A', 'R', '1'});

        restart();

        assertThat(List.of(orphan, part, foreign, cut)).noneMatch(Files::exists);
        assertThat(found(app)).isEqualTo(events);
    }

    @Test
    void keepsToItsBound() throws IOException {
        long bound =
                segments(app).stream().mapToLong(Segment::fileBytes).limit(2).sum() + 100;
        open(Map.of("segment-cache", bound + "B"));

        assertThat(found(app)).isEqualTo(events);
        assertThat(size()).isLessThanOrEqualTo(bound);

        var allAtOnce = new FacetQuery(
                app, TimeRange.ALL, new EventFilter.Contains("event"), List.of(Field.BuiltIn.MESSAGE), 10);
        assertThat(store.facets(allAtOnce).getFirst().total()).isEqualTo(50);
        assertThat(size()).isLessThanOrEqualTo(bound);
    }

    @Test
    void keepsToItsBoundWhileSealing() throws Exception {
        long bound = segments(app).getFirst().fileBytes() * 3;
        open(Map.of("segment-cache", bound + "B"));
        for (int from = 0; from < 50; from += 10) {
            appendSealed(app, events.subList(from, from + 10));
        }

        assertThat(size()).isLessThanOrEqualTo(bound);
        assertThat(found(app)).hasSize(100);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(settings.segments())) {
            return files.toList();
        }
    }

    private void deleteFiles() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    private long size() throws IOException {
        long size = 0;
        for (Path file : files()) {
            size += Files.size(file);
        }
        return size;
    }
}
