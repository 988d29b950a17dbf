package dev.sentrylogger.store;

import java.util.Arrays;

/**
 * A set that never denies what it holds and seldom claims what it does not: ten bits a value, one wrong claim in a
 * hundred.
 */
record BloomFilter(long[] bitmap) {
    private static final int BITS_A_VALUE = 10;
    private static final int PROBES = 7;

    /** @param hashes of the values; may repeat */
    static BloomFilter of(long[] hashes) {
        long[] distinct = Arrays.stream(hashes).sorted().distinct().toArray();
        var filter = new BloomFilter(new long[(distinct.length * BITS_A_VALUE + 63) / 64]);
        for (long hash : distinct) {
            for (int probe = 0; probe < PROBES; probe++) {
                int bit = filter.bit(hash, probe);
                filter.bitmap[bit >>> 6] |= 1L << bit;
            }
        }
        return filter;
    }

    boolean mayHold(long hash) {
        if (bitmap.length == 0) {
            return false;
        }
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(hash, probe);
            if ((bitmap[bit >>> 6] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    private int bit(long hash, int probe) {
        long step = hash >>> 32 | 1;
        return (int) Math.floorMod(hash + probe * step, bitmap.length * 64L);
    }

    static long hash(byte[] value) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : value) {
            hash = (hash ^ each) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9E3779B97F4A7C15L;
        return hash ^ hash >>> 29;
    }
}
