package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.app.AppId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MergerTest {
    private static final AppId APP = new AppId(UUID.randomUUID());
    private static final long MEGABYTE = 1 << 20;

    private final SegmentFiles files = new SegmentFiles(Path.of("unused"), 0, id -> new byte[0]);

    @Test
    void takesEightNeighboursOfASize() {
        List<SegmentHandle> segments = segments(8, 1_000, 15_000);

        assertThat(Merger.group(segments, Set.of())).contains(segments);
        assertThat(Merger.group(segments.subList(0, 7), Set.of())).isEmpty();
    }

    @Test
    void keepsOnTimeAndLateApart() {
        List<SegmentHandle> segments = new ArrayList<>(segments(5, 1_000, 15_000));
        segments.addAll(segments(5, 1_000, 15_000, true));

        assertThat(Merger.group(segments, Set.of())).isEmpty();
    }

    /** A chunk of them would have to lie decoded in memory while it is written: gigabytes of text. */
    @Test
    void leavesSegmentsOfHugeEventsAsTheyAre() {
        assertThat(Merger.group(segments(8, 300, 3 * MEGABYTE), Set.of())).isEmpty();
    }

    /** However large it is as a whole: only a chunk at a time is decoded. */
    @Test
    void mergesLargeSegmentsOfSmallEvents() {
        assertThat(Merger.group(segments(8, 16L * Segment.CHUNK_ROWS, 3 * MEGABYTE), Set.of()))
                .hasValueSatisfying(group -> assertThat(group).hasSize(2));
    }

    /** What lies on both sides of it are no neighbours. */
    @Test
    void doesNotReachAcrossWhatCannotBeMerged() {
        List<SegmentHandle> segments = segments(15, 1_000, 15_000);

        assertThat(Merger.group(segments, Set.of(segments.get(7)))).isEmpty();
        assertThat(Merger.group(segments, Set.of(segments.get(8)))).contains(segments.subList(0, 8));
    }

    private List<SegmentHandle> segments(int count, long rows, long bytes) {
        return segments(count, rows, bytes, false);
    }

    private List<SegmentHandle> segments(int count, long rows, long bytes, boolean late) {
        List<SegmentHandle> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Chunk> chunks = List.of(new Chunk(i * rows + 1, (i + 1) * rows, rows, i, i + 1, 0, 0, 9, 9));
            var segment = new Segment(UUID.randomUUID(), APP, 0, late, bytes, chunks, List.of());
            segments.add(new SegmentHandle(segment, files));
        }
        return segments;
    }
}
