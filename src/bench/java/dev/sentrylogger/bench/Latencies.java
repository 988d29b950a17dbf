package dev.sentrylogger.bench;

import java.util.Arrays;
import java.util.Collection;

/** Durations in nanoseconds, each kept. For one thread until it is merged. */
final class Latencies {
    private long[] nanos = new long[1024];
    private int count;
    private boolean sorted;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
        sorted = false;
    }

    static Latencies merged(Collection<Latencies> parts) {
        var all = new Latencies();
        for (Latencies part : parts) {
            for (int i = 0; i < part.count; i++) {
                all.add(part.nanos[i]);
            }
        }
        return all;
    }

    int count() {
        return count;
    }

    /** The smallest duration that {@code percent} of all do not exceed, in milliseconds; NaN when there is none. */
    double millis(double percent) {
        if (count == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(percent / 100 * count);
        return nanos[Math.clamp(rank - 1, 0, count - 1)] / 1e6;
    }
}
