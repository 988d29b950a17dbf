package dev.sentrylogger.fault;

import java.util.stream.LongStream;

/**
 * The seeds that every fault is run with: {@code -Dfault.seeds=200} runs so many instead of three, {@code
 * -Dfault.first=7} begins at that one.
 */
final class Seeds {
    private static final int COUNT = Integer.getInteger("fault.seeds", 3);
    private static final long FIRST = Long.getLong("fault.first", 1);

    private Seeds() {}

    static LongStream all() {
        return LongStream.range(FIRST, FIRST + COUNT);
    }

    /** For a fault in which chance has little to say. */
    static LongStream one() {
        return LongStream.of(FIRST);
    }
}
