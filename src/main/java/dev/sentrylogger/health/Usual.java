package dev.sentrylogger.health;

import java.time.Instant;

/**
 * How many events an hour usually has, and how far that can be trusted.
 *
 * <p>The rate is the <b>median</b> of the same hour of the week in the last four weeks, when three of them are known; else
 * of the same hour of the day in the last two weeks, when three are known; else of all hours, when three are known. A
 * median, because one bad hour in three must not become what is usual.
 *
 * <p>The spread is what the counts vary beyond chance, as a squared coefficient of variation. With {@code m} the median,
 * {@code n} the number of hours and {@code s = 1.4826 · median(|x − m|)} it is {@code max(0.05, (s² − m) / m²)}, and
 * {@code 1.6 / (n·m + 1)} on top for not knowing the rate exactly: few hours with few events say little.
 *
 * @param perHour events
 * @param spread squared coefficient of variation beyond that of a Poisson process
 * @param hours the rate rests on
 */
public record Usual(double perHour, double spread, int hours, Basis basis) {
    static final Usual UNKNOWN = new Usual(0, 1, 0, Basis.UNKNOWN);

    private static final int FEWEST = 3;
    private static final double LEAST_SPREAD = 0.05;
    private static final double MOST_SPREAD = 4;
    private static final double SIGMA_OF_MAD = 1.4826;

    /** Which hours it rests on. */
    public enum Basis {
        HOUR_OF_WEEK("this hour of the week"),
        HOUR_OF_DAY("this hour of the day"),
        OVERALL("all hours so far"),
        /** Fewer than three whole hours are known. */
        UNKNOWN("nothing yet");

        private final String words;

        Basis(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static Usual of(Hours hours, Instant when) {
        double[] ofWeek = hours.sameHourOfWeek(when);
        if (ofWeek.length >= FEWEST) {
            return of(ofWeek, Basis.HOUR_OF_WEEK);
        }
        double[] ofDay = hours.sameHourOfDay(when);
        if (ofDay.length >= FEWEST) {
            return of(ofDay, Basis.HOUR_OF_DAY);
        }
        double[] all = hours.all();
        return all.length >= FEWEST ? of(all, Basis.OVERALL) : UNKNOWN;
    }

    /**
     * What can be counted on at that hour: the usual rate, or less where one of the last weeks had less. So a service that
     * rests at weekends is not missed on the second one.
     */
    static double atLeast(Hours hours, Instant when) {
        double[] ofWeek = hours.sameHourOfWeek(when);
        double usual = of(hours, when).perHour;
        return ofWeek.length == 0 || ofWeek.length >= FEWEST ? usual : Math.min(usual, Counts.quantile(ofWeek, 0));
    }

    /** Of a time that has {@code part} of its length at {@code this} and the rest at {@code other}. */
    Usual blended(Usual other, double part) {
        if (basis == Basis.UNKNOWN || other.basis == Basis.UNKNOWN) {
            return part >= 0.5 ? this : other;
        }
        return new Usual(
                part * perHour + (1 - part) * other.perHour,
                Math.max(spread, other.spread),
                Math.min(hours, other.hours),
                basis.compareTo(other.basis) > 0 ? basis : other.basis);
    }

    boolean known() {
        return basis != Basis.UNKNOWN;
    }

    private static Usual of(double[] counts, Basis basis) {
        double median = Counts.median(counts);
        double[] off = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            off[i] = Math.abs(counts[i] - median);
        }
        double sigma = SIGMA_OF_MAD * Counts.median(off);
        double beyondChance = median == 0 ? 0 : (sigma * sigma - median) / (median * median);
        double spread = Math.clamp(beyondChance, LEAST_SPREAD, MOST_SPREAD);
        return new Usual(median, spread + 1.6 / (counts.length * median + 1), counts.length, basis);
    }
}
