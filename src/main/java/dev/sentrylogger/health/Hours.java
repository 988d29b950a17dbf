package dev.sentrylogger.health;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;

/**
 * Counts of whole hours that follow each other and are over. What is before {@code known} is not zero but unknown.
 *
 * @param start of the first hour
 * @param known since when the service is known
 */
record Hours(Instant start, long[] counts, Instant known) {
    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;
    private static final int WEEKS = 4;
    private static final int DAYS = 14;

    /** The same hour of the week, up to four weeks back. */
    double[] sameHourOfWeek(Instant when) {
        return back(when, WEEK, WEEKS);
    }

    /** The same hour of the day, up to two weeks back. */
    double[] sameHourOfDay(Instant when) {
        return back(when, DAY, DAYS);
    }

    double[] all() {
        return IntStream.range(firstKnown(), counts.length)
                .mapToDouble(hour -> counts[hour])
                .toArray();
    }

    private double[] back(Instant when, int step, int most) {
        int hour = index(when);
        return IntStream.rangeClosed(1, most)
                .map(times -> hour - times * step)
                .filter(at -> at >= firstKnown() && at < counts.length)
                .mapToDouble(at -> counts[at])
                .toArray();
    }

    private int index(Instant when) {
        return Math.toIntExact(
                Duration.between(start, when.truncatedTo(ChronoUnit.HOURS)).toHours());
    }

    /** Of the first hour that was known as a whole. */
    private int firstKnown() {
        return Math.max(0, index(known.plus(1, ChronoUnit.HOURS).minusNanos(1)));
    }
}
