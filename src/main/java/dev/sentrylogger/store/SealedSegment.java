package dev.sentrylogger.store;

/** A segment with everything its row holds. */
record SealedSegment(Segment segment, SegmentSummary summary, SegmentFilter filter) {}
