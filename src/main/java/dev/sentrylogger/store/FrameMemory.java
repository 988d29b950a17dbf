package dev.sentrylogger.store;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;

/**
 * Frames outside the heap, given back together. They stay until they are sealed, which may be minutes: in the heap the
 * serial collector would move them about and let them grow old, and only its full collection frees what grew old.
 *
 * <p>Not thread-safe.
 */
final class FrameMemory implements AutoCloseable {
    private static final int SMALLEST = 4 << 10;
    private static final int LARGEST = 1 << 20;

    private final Arena arena = Arena.ofShared();
    private ByteBuffer slab = ByteBuffer.allocate(0);
    private int nextSlab = SMALLEST;

    /** @return of exactly the length of {@code bytes}; no longer readable once this is closed */
    ByteBuffer copy(ByteBuffer bytes) {
        int length = bytes.capacity();
        if (length > slab.remaining()) {
            if (length > LARGEST / 4) {
                return fill(arena.allocate(length).asByteBuffer(), bytes);
            }
            slab = arena.allocate(Math.max(nextSlab, length)).asByteBuffer();
            nextSlab = Math.min(LARGEST, nextSlab * 2);
        }
        ByteBuffer place = slab.slice(slab.position(), length);
        slab.position(slab.position() + length);
        return fill(place, bytes);
    }

    private static ByteBuffer fill(ByteBuffer place, ByteBuffer bytes) {
        return place.put(0, bytes, 0, bytes.capacity());
    }

    @Override
    public void close() {
        arena.close();
    }
}
