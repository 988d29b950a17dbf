package dev.sentrylogger.health;

import java.util.Arrays;

/** What is asked of lists of counts. */
final class Counts {
    private Counts() {}

    /** Of the numbers from {@code from} on. */
    static long sum(long[] counts, int from) {
        long sum = 0;
        for (int i = Math.max(0, from); i < counts.length; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /**
     * What {@code share} of the values do not exceed; of an even number of values the middle between the two for one half.
     *
     * @param values one at least
     */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** The {@code rank}th largest, from 1; zero when there are fewer. */
    static double largest(double[] values, int rank) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return rank > sorted.length ? 0 : sorted[sorted.length - rank];
    }
}
