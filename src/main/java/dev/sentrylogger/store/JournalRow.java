package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What one commit stores of one app, in the order of arrival. */
record JournalRow(int generation, AppId app, long firstSequence, List<PendingBatch> batches) {
    int count() {
        return batches.stream().mapToInt(PendingBatch::rows).sum();
    }

    long textBytes() {
        return batches.stream().mapToLong(PendingBatch::textBytes).sum();
    }

    long receivedFrom() {
        return batches.stream().mapToLong(PendingBatch::receivedFrom).min().orElseThrow();
    }

    long receivedTo() {
        return batches.stream().mapToLong(PendingBatch::receivedTo).max().orElseThrow();
    }

    /** The batches as they are stored: four bytes of length before each. */
    byte[] bytes() {
        int size = batches.stream()
                .mapToInt(batch -> Integer.BYTES + batch.frame().length)
                .sum();
        ByteBuffer frames = ByteBuffer.allocate(size);
        for (PendingBatch batch : batches) {
            frames.putInt(batch.frame().length).put(batch.frame());
        }
        return frames.array();
    }

    List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        long sequence = firstSequence;
        for (PendingBatch batch : batches) {
            frames.add(new Frame(
                    sequence, EventCodec.VERSION, ByteBuffer.wrap(batch.frame()), batch.rows(), batch.heapBytes()));
            sequence += batch.rows();
        }
        return frames;
    }

    /** Reads back what {@link #bytes} wrote. */
    static List<Frame> frames(int codec, long firstSequence, byte[] bytes) {
        List<Frame> frames = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        long sequence = firstSequence;
        while (rest.hasRemaining()) {
            var frame = new byte[rest.getInt()];
            rest.get(frame);
            EventBlock events = EventCodec.decode(codec, frame);
            frames.add(new Frame(sequence, codec, ByteBuffer.wrap(frame), events.rows(), events.heapBytes()));
            sequence += events.rows();
        }
        return frames;
    }
}
