package dev.sentrylogger.health;

import java.time.Duration;
import java.util.Optional;

/**
 * More than is usual. The last 5, 15 and 60 minutes are looked at; the shortest that is unusual counts. A window is unusual
 * when all of this holds:
 * <ul>
 *   <li>it has at least {@value #FEWEST} events: one error in an app with ten events a day is no news;
 *   <li>it has at least {@value #TIMES} times what is usual;
 *   <li>it has more than the bursts the service often has ({@link Bursts});
 *   <li>so many or more come by chance less than once in a million such windows ({@link Chance}).
 * </ul>
 *
 * @param window that is unusual
 * @param count events in it
 * @param expected events a window of that length usually has
 */
public record Rise(Duration window, long count, double expected) {
    static final int FEWEST = 5;
    static final int TIMES = 2;
    static final double RARE = 1e-6;

    private static final double MINUTES = 60;
    private static final double LEAST_PER_MINUTE = 0.01;

    /**
     * @param lastHour counts by minute, the present one last
     * @param usual of that hour
     * @param traffic by how much all else is up, which lifts what is expected; 1 where that must not count
     * @return empty while too little is known
     */
    static Optional<Rise> in(long[] lastHour, Usual usual, Bursts bursts, double traffic) {
        if (!usual.known()) {
            return Optional.empty();
        }
        for (int i = 0; i < Bursts.WINDOWS.length; i++) {
            int window = Bursts.WINDOWS[i];
            long count = Counts.sum(lastHour, lastHour.length - window);
            double expected = usual.perHour() * traffic * window / MINUTES;
            // Nothing in n hours does not mean never: half an event more than was seen.
            double mean = expected + 0.5 / usual.hours() * window / MINUTES;
            if (count >= FEWEST
                    && count >= TIMES * expected
                    && count > bursts.bar(i)
                    && Chance.ofAtLeast(count, mean, usual.spread()) < RARE) {
                return Optional.of(new Rise(Duration.ofMinutes(window), count, expected));
            }
        }
        return Optional.empty();
    }

    /** How many times what is usual; infinite where nothing is. */
    public double times() {
        return count / expected;
    }

    /**
     * The minute in which it began: from there until now most came beyond what lies between the usual rate {@code u} and
     * that of this window {@code w}, which is {@code (w − u) / ln(w / u)} (the reference value of a CUSUM test).
     *
     * @param minutes counts, the present one last
     * @return its index
     */
    int onset(long[] minutes, double usualPerMinute) {
        double usual = Math.max(usualPerMinute, LEAST_PER_MINUTE);
        double rate = (double) count / window.toMinutes();
        double allowed = rate <= usual ? usual : (rate - usual) / Math.log(rate / usual);
        double sum = 0;
        double most = 0;
        int onset = minutes.length - 1;
        for (int minute = minutes.length - 1; minute >= 0; minute--) {
            sum += minutes[minute] - allowed;
            if (sum > most && minutes[minute] > 0) {
                most = sum;
                onset = minute;
            }
        }
        return onset;
    }
}
