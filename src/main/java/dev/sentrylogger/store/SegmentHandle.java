package dev.sentrylogger.store;

/** A segment in use; once nobody needs it any more its local copy goes. */
final class SegmentHandle extends Shared {
    private final Segment segment;
    private final SegmentFiles files;

    SegmentHandle(Segment segment, SegmentFiles files) {
        this.segment = segment;
        this.files = files;
    }

    Segment segment() {
        return segment;
    }

    @Override
    protected void dispose() {
        files.delete(segment);
    }
}
