package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** What one commit stores of one app, in the order of arrival. */
record JournalRow(AppId app, long firstSequence, List<PendingBatch> batches) {
    int count() {
        return batches.stream().mapToInt(batch -> batch.events().rows()).sum();
    }

    long textBytes() {
        return batches.stream().mapToLong(batch -> batch.events().textBytes()).sum();
    }

    long receivedFrom() {
        return received().min().orElseThrow();
    }

    long receivedTo() {
        return received().max().orElseThrow();
    }

    private LongStream received() {
        return batches.stream()
                .flatMapToLong(batch -> LongStream.of(batch.events().receivedAt()));
    }

    byte[] frames() {
        int size = batches.stream()
                .mapToInt(batch -> Integer.BYTES + batch.frame().length)
                .sum();
        ByteBuffer frames = ByteBuffer.allocate(size);
        for (PendingBatch batch : batches) {
            frames.putInt(batch.frame().length).put(batch.frame());
        }
        return frames.array();
    }

    List<SequencedBlock> blocks() {
        List<SequencedBlock> blocks = new ArrayList<>();
        long sequence = firstSequence;
        for (PendingBatch batch : batches) {
            blocks.add(new SequencedBlock(sequence, batch.events()));
            sequence += batch.events().rows();
        }
        return blocks;
    }

    /** Reads back what {@link #frames} wrote. */
    static List<SequencedBlock> blocks(int codec, long firstSequence, byte[] frames) {
        List<SequencedBlock> blocks = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(frames);
        long sequence = firstSequence;
        while (rest.hasRemaining()) {
            var frame = new byte[rest.getInt()];
            rest.get(frame);
            var block = new SequencedBlock(sequence, EventCodec.decode(codec, frame));
            sequence += block.events().rows();
            blocks.add(block);
        }
        return blocks;
    }
}
