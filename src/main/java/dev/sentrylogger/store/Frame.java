package dev.sentrylogger.store;

import java.nio.ByteBuffer;

/**
 * Committed events of one app as they lie in the journal: one batch, compressed.
 *
 * @param firstSequence of its first event, the others follow by one
 * @param codec version of the encoding
 * @param bytes all of them; read by absolute places only, so threads may share it
 * @param heapBytes what the events take once decoded
 */
record Frame(long firstSequence, int codec, ByteBuffer bytes, int rows, long heapBytes) {
    long lastSequence() {
        return firstSequence + rows - 1;
    }

    SequencedBlock decode() {
        var frame = new byte[bytes.capacity()];
        bytes.get(0, frame);
        return new SequencedBlock(firstSequence, EventCodec.decode(codec, frame));
    }

    /** The same with its bytes in {@code memory}. */
    Frame in(FrameMemory memory) {
        return new Frame(firstSequence, codec, memory.copy(bytes), rows, heapBytes);
    }
}
