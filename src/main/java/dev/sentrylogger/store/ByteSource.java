package dev.sentrylogger.store;

import java.nio.ByteBuffer;

/** Reads what {@link ByteSink} wrote. Not thread-safe. */
final class ByteSource {
    private final ByteBuffer bytes;

    ByteSource(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int position() {
        return bytes.position();
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("number: more than ten bytes");
    }

    long eightBytes() {
        return bytes.getLong();
    }

    byte[] bytes(int length) {
        var read = new byte[length];
        bytes.get(read);
        return read;
    }
}
