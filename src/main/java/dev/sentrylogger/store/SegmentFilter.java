package dev.sentrylogger.store;

import com.github.luben.zstd.Zstd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tells without reading a segment that some of its chunks cannot hold what is looked for.
 *
 * @param grams a bitmap of {@link Grams} for each chunk, over the texts that words are looked for in
 * @param traces the trace ids of the segments this one was made of, one set each
 */
record SegmentFilter(List<long[]> grams, List<BloomFilter> traces) {
    private static final int ZSTD_LEVEL = 3;

    /** The columns words are looked for in. */
    private static final TextColumn[] SEARCHED = {
        TextColumn.MESSAGE,
        TextColumn.LOGGER,
        TextColumn.SERVICE,
        TextColumn.HOST,
        TextColumn.ATTRIBUTES,
        TextColumn.EXCEPTION
    };

    boolean mayHoldTrace(byte[] id) {
        long hash = BloomFilter.hash(id);
        return traces.stream().anyMatch(filter -> filter.mayHold(hash));
    }

    long heapBytes() {
        return grams.size() * 8L * Grams.WORDS
                + traces.stream()
                        .mapToLong(filter -> filter.bitmap().length * 8L)
                        .sum();
    }

    byte[] encode() {
        var out = new ByteSink((int) heapBytes() + 64);
        write(grams, out);
        write(traces.stream().map(BloomFilter::bitmap).toList(), out);
        byte[] plain = out.toArray();
        var framed = new ByteSink(plain.length);
        framed.number(plain.length);
        framed.bytes(Zstd.compress(plain, ZSTD_LEVEL));
        return framed.toArray();
    }

    private static void write(List<long[]> bitmaps, ByteSink out) {
        out.number(bitmaps.size());
        for (long[] bitmap : bitmaps) {
            out.number(bitmap.length);
            for (long word : bitmap) {
                out.eightBytes(word);
            }
        }
    }

    static SegmentFilter decode(byte[] bytes) {
        var framed = new ByteSource(bytes);
        int length = (int) framed.number();
        var in = new ByteSource(Zstd.decompress(framed.bytes(bytes.length - framed.position()), length));
        List<long[]> grams = read(in);
        return new SegmentFilter(grams, read(in).stream().map(BloomFilter::new).toList());
    }

    private static List<long[]> read(ByteSource in) {
        List<long[]> bitmaps = new ArrayList<>();
        for (long left = in.number(); left > 0; left--) {
            var bitmap = new long[(int) in.number()];
            for (int i = 0; i < bitmap.length; i++) {
                bitmap[i] = in.eightBytes();
            }
            bitmaps.add(bitmap);
        }
        return bitmaps;
    }

    /** Gathers the filter of events as they are written, in their order. Not thread-safe. */
    static final class Builder {
        private final List<long[]> grams = new ArrayList<>();
        private final byte[] @Nullable [] last = new byte[SEARCHED.length] @Nullable [];
        private long[] hashes = new long[1024];
        private int hashCount;
        private int rows;
        private byte @Nullable [] lastTrace;

        void add(EventBlock events, int row) {
            if (rows++ % Segment.CHUNK_ROWS == 0) {
                grams.add(new long[Grams.WORDS]);
                Arrays.fill(last, null);
            }
            for (int i = 0; i < SEARCHED.length; i++) {
                byte @Nullable [] text = events.texts()[SEARCHED[i].ordinal()][row];
                // Neighbours that say the same share one array.
                if (text != null && text != last[i]) {
                    Grams.add(text, grams.getLast());
                    last[i] = text;
                }
            }
            byte @Nullable [] trace = events.texts()[TextColumn.TRACE_ID.ordinal()][row];
            if (trace != null && trace != lastTrace) {
                if (hashCount == hashes.length) {
                    hashes = Arrays.copyOf(hashes, hashCount * 2);
                }
                hashes[hashCount++] = BloomFilter.hash(trace);
                lastTrace = trace;
            }
        }

        SegmentFilter build() {
            List<BloomFilter> traces =
                    hashCount == 0 ? List.of() : List.of(BloomFilter.of(Arrays.copyOf(hashes, hashCount)));
            return new SegmentFilter(grams, traces);
        }
    }
}
