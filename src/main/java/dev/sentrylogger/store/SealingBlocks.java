package dev.sentrylogger.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of some frames, decoded a frame at a time: only those that came as they happened, or only the late ones,
 * whose time is far from that of their receipt. Kept apart, a client that sends yesterday's file does not make every
 * chunk of today's cover two days. Not thread-safe.
 */
final class SealingBlocks {
    private static final long APART_MICROS = Duration.ofHours(1).toNanos() / 1_000;

    private final List<Frame> frames;
    private final boolean late;
    private final Deque<SequencedBlock> decoded = new ArrayDeque<>();
    private final List<Frame> others = new ArrayList<>();
    private int next;

    SealingBlocks(List<Frame> frames, boolean late) {
        this.frames = frames;
        this.late = late;
    }

    /** @return absent at the end */
    @Nullable SequencedBlock next() {
        while (decoded.isEmpty() && next < frames.size()) {
            part(frames.get(next++));
        }
        return decoded.poll();
    }

    /** The frames read so far that hold events of the other kind. */
    List<Frame> others() {
        return others;
    }

    /** A run shares the block's arrays only when it is the whole block; mixed blocks are rare. */
    private void part(Frame frame) {
        SequencedBlock block = frame.decode();
        EventBlock events = block.events();
        boolean mixed = false;
        int start = 0;
        for (int row = 1; row <= events.rows(); row++) {
            if (row == events.rows() || isLate(events, row) != isLate(events, start)) {
                if (isLate(events, start) != late) {
                    mixed = true;
                } else if (row - start == events.rows()) {
                    decoded.add(block);
                } else {
                    decoded.add(new SequencedBlock(block.firstSequence() + start, events.slice(start, row)));
                }
                start = row;
            }
        }
        if (mixed) {
            others.add(frame);
        }
    }

    private static boolean isLate(EventBlock events, int row) {
        return Math.abs(events.occurredAt()[row] - events.receivedAt()[row]) > APART_MICROS;
    }
}
