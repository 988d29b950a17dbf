package dev.sentrylogger.health;

import java.util.Arrays;

/**
 * The bursts a service often has: some print fifty lines for one failure once a day, and that is usual for them.
 *
 * <p>A window is no news unless it holds more than half as much again as the lesser of two: what 98 in 100 of the last
 * weeks' hours do not exceed; and the second highest of the peaks that windows of that length reached in each hour of the
 * last three days. The lesser, so that yesterday's trouble does not hide today's.
 *
 * @param hour what 98 in 100 hours do not exceed
 * @param peaks by window: the second highest peak
 */
record Bursts(double hour, double[] peaks) {
    /** Lengths of windows in minutes, the shortest first. */
    static final int[] WINDOWS = {5, 15, 60};

    private static final int HOUR = 60;
    private static final double MORE = 1.5;
    private static final double SHARE = 0.98;
    private static final int RANK = 2;

    /**
     * @param hours counts of the last weeks
     * @param minutes counts of the last days, the last one just over
     */
    static Bursts of(double[] hours, long[] minutes) {
        double[] peaks = Arrays.stream(WINDOWS)
                .mapToDouble(window -> Counts.largest(peaks(minutes, window), RANK))
                .toArray();
        return new Bursts(hours.length == 0 ? 0 : Counts.quantile(hours, SHARE), peaks);
    }

    /** What a window has to exceed. */
    double bar(int window) {
        return MORE * Math.min(hour, peaks[window]);
    }

    /** The fullest window that ends in each hour; the present hour, which is the one to judge, is not among them. */
    private static double[] peaks(long[] minutes, int window) {
        int whole = Math.max(0, minutes.length / HOUR - 1);
        double[] peaks = new double[whole];
        long sum = 0;
        for (int minute = 0; minute < whole * HOUR; minute++) {
            sum += minutes[minute] - (minute >= window ? minutes[minute - window] : 0);
            peaks[minute / HOUR] = Math.max(peaks[minute / HOUR], sum);
        }
        return peaks;
    }
}
