package dev.sentrylogger.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A service that usually talks has not for longer than its own rhythm allows.
 *
 * <p>Gaps are measured not in minutes but in events that were to be expected meanwhile, so a night in which nothing is
 * expected has no length. With {@code G} the third longest gap of the last three days so measured, the service is silent
 * when {@code 2·G + 3} events were to be expected since it was last heard, and at least five minutes are over. A service
 * that beats once a minute is missed after five minutes, one that beats every five after twenty-five, one that talks by
 * chance after twice the longest it usually pauses.
 *
 * <p>Nothing is said of a service known for less than six hours or heard in fewer than {@value #FEWEST_MINUTES} minutes of the
 * last three days; nor, while only the overall rate is known, in its first day, when no night has been seen yet.
 *
 * @param since when it was last heard
 */
record Silence(Instant since) {
    static final int FEWEST_MINUTES = 20;
    static final Duration KNOWN = Duration.ofHours(6);
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int RANK = 3;

    /**
     * How long a service pauses.
     *
     * @param gap {@code G}; infinite when the service is not heard often enough to tell
     */
    record Rhythm(double gap) {
        static final Rhythm UNKNOWN = new Rhythm(Double.POSITIVE_INFINITY);

        /**
         * @param events by minute
         * @param expected by minute
         * @param rank which of the longest gaps counts, from 1
         */
        static Rhythm of(long[] events, double[] expected, int rank) {
            DoubleStream.Builder gaps = DoubleStream.builder();
            double gap = 0;
            int heard = 0;
            for (int minute = 0; minute < events.length; minute++) {
                if (events[minute] > 0) {
                    if (heard++ > 0) {
                        gaps.add(gap);
                    }
                    gap = 0;
                }
                gap += expected[minute];
            }
            return heard < FEWEST_MINUTES
                    ? UNKNOWN
                    : new Rhythm(Counts.largest(gaps.build().toArray(), rank));
        }

        /** @param known for how long the service is */
        static Rhythm of(long[] events, double[] expected, Usual usual, Duration known) {
            boolean overall = usual.basis() == Usual.Basis.OVERALL;
            return known.compareTo(overall ? DAY : KNOWN) < 0 ? UNKNOWN : of(events, expected, overall ? 1 : RANK);
        }
    }

    /** @param missed events that were to be expected since {@code lastSeen} */
    static Optional<Silence> of(Rhythm rhythm, Instant lastSeen, Instant now, double missed) {
        boolean longEnough = Duration.between(lastSeen, now).compareTo(SHORTEST) >= 0;
        return longEnough && missed >= 2 * rhythm.gap() + 3 ? Optional.of(new Silence(lastSeen)) : Optional.empty();
    }
}
