package dev.sentrylogger.store;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An {@link EventBlock} as compressed bytes and back.
 *
 * <p>Version 2, before compression with zstd: the number of rows; the occurrence times, each as the difference to the
 * one before; the receipt times, the upper and the lower halves of the ids likewise; the severities, a byte each; then each
 * {@link TextColumn}: for every row {@code 0} for absent, {@code 1} for "as the row before", else the UTF-8 length plus
 * two and the bytes. Numbers are variable-length, seven bits a byte, lowest first; differences are zigzag. Version 1 had
 * the ids as they are, 16 bytes each; it is read still.
 *
 * <p>By column rather than by event, because likes lie together: smaller, and cheaper to compress.
 */
final class EventCodec {
    static final int VERSION = 2;

    /** What a frame may claim to inflate to; ten times what a door lets in. */
    private static final long MAX_BYTES = 256L << 20;

    /** The version from which on ids are differences. */
    private static final int ID_STEPS = 2;

    private static final int ABSENT = 0;
    private static final int AS_BEFORE = 1;
    private static final int LENGTH = 2;

    private EventCodec() {}

    static byte[] encode(EventBlock block) {
        var out = new ByteSink((int) Math.min(Integer.MAX_VALUE / 2, block.textBytes() + 64L * block.rows() + 64));
        out.number(block.rows());
        steps(block.occurredAt(), out);
        steps(block.receivedAt(), out);
        steps(block.idHigh(), out);
        steps(block.idLow(), out);
        out.bytes(block.severity());
        for (byte[] @Nullable [] column : block.texts()) {
            texts(column, out);
        }
        return FrameZstd.compress(out.toArray());
    }

    private static void steps(long[] numbers, ByteSink out) {
        long before = 0;
        for (long number : numbers) {
            long step = number - before;
            out.number(step << 1 ^ step >> 63);
            before = number;
        }
    }

    private static void texts(byte[] @Nullable [] column, ByteSink out) {
        byte @Nullable [] before = null;
        for (byte @Nullable [] text : column) {
            if (text == null) {
                out.number(ABSENT);
            } else if (text == before) {
                out.number(AS_BEFORE);
            } else {
                out.number(text.length + LENGTH);
                out.bytes(text);
                before = text;
            }
        }
    }

    /** @throws IllegalStateException when the bytes are not what {@link #encode} of this {@code version} wrote */
    static EventBlock decode(int version, byte[] frame) {
        if (version > VERSION) {
            throw new IllegalStateException(
                    "journal: encoding " + version + " is newer than this server, which reads up to " + VERSION);
        }
        long size = Zstd.getFrameContentSize(frame);
        if (size < 0 || size > MAX_BYTES) {
            throw new IllegalStateException("journal: a frame claims " + size + " bytes, allowed " + MAX_BYTES);
        }
        return block(version, new ByteSource(FrameZstd.decompress(frame, (int) size)));
    }

    private static EventBlock block(int version, ByteSource in) {
        int rows = (int) in.number();
        long[] occurredAt = steps(rows, in);
        long[] receivedAt = steps(rows, in);
        var idHigh = new long[rows];
        var idLow = new long[rows];
        if (version >= ID_STEPS) {
            idHigh = steps(rows, in);
            idLow = steps(rows, in);
        } else {
            for (int row = 0; row < rows; row++) {
                idHigh[row] = in.eightBytes();
                idLow[row] = in.eightBytes();
            }
        }
        byte[] severity = in.bytes(rows);
        var texts = new byte[TextColumn.ALL.length][] @Nullable [];
        Arrays.setAll(texts, column -> texts(rows, in));
        return new EventBlock(occurredAt, receivedAt, idHigh, idLow, severity, texts, 0).counted();
    }

    private static long[] steps(int rows, ByteSource in) {
        var numbers = new long[rows];
        long before = 0;
        for (int row = 0; row < rows; row++) {
            long step = in.number();
            before += step >>> 1 ^ -(step & 1);
            numbers[row] = before;
        }
        return numbers;
    }

    private static byte[] @Nullable [] texts(int rows, ByteSource in) {
        var column = new byte[rows] @Nullable [];
        byte @Nullable [] before = null;
        for (int row = 0; row < rows; row++) {
            int length = (int) in.number();
            if (length >= LENGTH) {
                before = in.bytes(length - LENGTH);
            }
            column[row] = length == ABSENT ? null : before;
        }
        return column;
    }
}
