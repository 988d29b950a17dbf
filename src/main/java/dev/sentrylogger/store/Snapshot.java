package dev.sentrylogger.store;

import java.util.List;

/**
 * All events of one app at one moment: each lies either in a segment or in a tail table. While it is open none of them
 * goes away.
 *
 * @param segments in the order of storing, as far as they can be ordered
 */
record Snapshot(List<SegmentHandle> segments, List<TailTable> tables) implements AutoCloseable {
    static final Snapshot EMPTY = new Snapshot(List.of(), List.of());

    @Override
    public void close() {
        segments.forEach(Shared::release);
        tables.forEach(Shared::release);
    }
}
