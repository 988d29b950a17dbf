package dev.sentrylogger.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts events that came as they happened from those whose time is far from that of their receipt. Kept apart, a client
 * that sends yesterday's file does not make every chunk of today's cover two days.
 *
 * @param onTime in their order
 * @param late in their order
 */
record LateEvents(List<SequencedBlock> onTime, List<SequencedBlock> late) {
    private static final long APART_MICROS = Duration.ofHours(1).toNanos() / 1_000;

    static LateEvents of(List<SequencedBlock> blocks) {
        List<SequencedBlock> onTime = new ArrayList<>();
        List<SequencedBlock> late = new ArrayList<>();
        for (SequencedBlock block : blocks) {
            part(block, onTime, late);
        }
        return new LateEvents(onTime, late);
    }

    /** Runs of the same kind share the block's arrays only when they are the whole block; mixed blocks are rare. */
    private static void part(SequencedBlock block, List<SequencedBlock> onTime, List<SequencedBlock> late) {
        EventBlock events = block.events();
        int start = 0;
        for (int row = 1; row <= events.rows(); row++) {
            if (row == events.rows() || isLate(events, row) != isLate(events, start)) {
                var run = new SequencedBlock(
                        block.firstSequence() + start,
                        start == 0 && row == events.rows() ? events : events.slice(start, row));
                (isLate(events, start) ? late : onTime).add(run);
                start = row;
            }
        }
    }

    private static boolean isLate(EventBlock events, int row) {
        return Math.abs(events.occurredAt()[row] - events.receivedAt()[row]) > APART_MICROS;
    }
}
