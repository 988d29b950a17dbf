package dev.sentrylogger.bench;

/**
 * Chances that depend on nothing but a number, so that the same number always throws the same: a splitmix64 step for each
 * throw. For one thread.
 */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** @param stream keeps the throws of different uses of the same number apart */
    Dice shake(long number, int stream) {
        state = mix(number * GOLDEN + stream);
        return this;
    }

    long bits() {
        state += GOLDEN;
        return mix(state);
    }

    int below(int bound) {
        return (int) ((bits() >>> 32) * bound >>> 32);
    }

    String of(String... values) {
        return values[below(values.length)];
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
