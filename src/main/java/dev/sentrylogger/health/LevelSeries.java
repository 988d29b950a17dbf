package dev.sentrylogger.health;

import dev.sentrylogger.event.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * How many events of each level came in each of some slots of time that follow each other.
 *
 * @param counts by slot and level
 */
public record LevelSeries(Instant start, Duration step, long[][] counts) {
    static LevelSeries empty(Instant start, Duration step, int length) {
        return new LevelSeries(start, step, new long[length][Level.values().length]);
    }

    long[] at(int slot) {
        return counts[slot];
    }

    public int length() {
        return counts.length;
    }

    /** Events by slot. */
    public long[] events() {
        return from(Level.TRACE);
    }

    /** Events at {@code ERROR} and above, by slot. */
    public long[] errors() {
        return from(Level.ERROR);
    }

    private long[] from(Level lowest) {
        long[] sums = new long[counts.length];
        for (int slot = 0; slot < sums.length; slot++) {
            for (int level = lowest.ordinal(); level < counts[slot].length; level++) {
                sums[slot] += counts[slot][level];
            }
        }
        return sums;
    }

    public long of(Level level) {
        return Arrays.stream(counts)
                .mapToLong(levels -> levels[level.ordinal()])
                .sum();
    }

    LevelSeries plus(LevelSeries other) {
        LevelSeries sum = empty(start, step, counts.length);
        for (int slot = 0; slot < counts.length; slot++) {
            for (int level = 0; level < counts[slot].length; level++) {
                sum.counts[slot][level] = counts[slot][level] + other.counts[slot][level];
            }
        }
        return sum;
    }
}
