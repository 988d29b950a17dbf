package dev.sentrylogger.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** An app's segments in the order of their first events. Immutable. */
record SegmentList(List<SegmentHandle> handles) {
    static final SegmentList EMPTY = new SegmentList(List.of());

    SegmentList(Collection<SegmentHandle> segments) {
        this(segments.stream()
                .sorted(Comparator.comparingLong(handle -> handle.segment().firstSequence()))
                .toList());
    }

    SegmentList with(Collection<SegmentHandle> gone, Collection<SegmentHandle> more) {
        var next = new ArrayList<>(handles);
        next.removeAll(gone);
        next.addAll(more);
        return new SegmentList((Collection<SegmentHandle>) next);
    }
}
