package dev.sentrylogger.store;

/**
 * Committed events of one app as they lie in the journal: one batch, compressed.
 *
 * @param firstSequence of its first event, the others follow by one
 * @param codec version of the encoding
 * @param heapBytes what the events take once decoded
 */
record Frame(long firstSequence, int codec, byte[] bytes, int rows, long heapBytes) {
    long lastSequence() {
        return firstSequence + rows - 1;
    }

    SequencedBlock decode() {
        return new SequencedBlock(firstSequence, EventCodec.decode(codec, bytes));
    }
}
