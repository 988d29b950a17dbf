package dev.sentrylogger.store;

/** Committed events of one app; the sequence of each is {@code firstSequence} plus its row. */
record SequencedBlock(long firstSequence, EventBlock events) {
    long lastSequence() {
        return firstSequence + events.rows() - 1;
    }
}
