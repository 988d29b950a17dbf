package dev.sentrylogger.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of one app's events that lie in no segment yet: compressed as they came, and once somebody asks in a tail table
 * too. Guarded by its {@link AppEvents}.
 */
final class Unsealed implements AutoCloseable {
    private final FrameMemory memory = new FrameMemory();
    private final List<Frame> frames = new ArrayList<>();
    private long since;
    private long rows;
    private long heapBytes;
    private int loaded;
    private @Nullable TailTable table;

    void add(Frame frame) {
        if (frames.isEmpty()) {
            since = System.nanoTime();
        }
        frames.add(kept(frame));
        rows += frame.rows();
        heapBytes += frame.heapBytes();
    }

    private Frame kept(Frame frame) {
        try {
            return frame.in(memory);
        } catch (OutOfMemoryError e) {
            // It is committed: it must be kept, if in the heap.
            return frame;
        }
    }

    List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** Of the first event; there must be one. */
    long firstSequence() {
        return frames.getFirst().firstSequence();
    }

    /** Those that are in no table yet. */
    List<Frame> toLoad() {
        return List.copyOf(frames.subList(loaded, frames.size()));
    }

    void loaded(int more) {
        loaded += more;
    }

    @Nullable TailTable table() {
        return table;
    }

    void table(@Nullable TailTable table) {
        this.table = table;
        loaded = 0;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    long rows() {
        return rows;
    }

    /** What the events take once decoded. */
    long heapBytes() {
        return heapBytes;
    }

    long ageNanos() {
        return System.nanoTime() - since;
    }

    /** Gives the frames' memory back; they are not decoded afterwards. */
    @Override
    public void close() {
        memory.close();
    }
}
