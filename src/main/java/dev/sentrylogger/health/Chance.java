package dev.sentrylogger.health;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * How likely counts are when events come by chance at a rate that itself varies: the negative binomial distribution with
 * mean {@code m} and variance {@code m + spread · m²}. Without spread it would be Poisson's.
 *
 * <p>With {@code r = 1 / spread} and {@code q = m / (r + m)}: P(X ≥ k) = I<sub>q</sub>(k, r), the regularized incomplete
 * beta function.
 */
final class Chance {
    private Chance() {}

    /** Of {@code count} events or more. */
    static double ofAtLeast(long count, double mean, double spread) {
        if (count <= 0) {
            return 1;
        }
        double r = 1 / spread;
        return RegularizedBeta.value(mean / (r + mean), count, r);
    }

    /** Of {@code count} events or fewer. */
    static double ofAtMost(long count, double mean, double spread) {
        double r = 1 / spread;
        return RegularizedBeta.complement(mean / (r + mean), count + 1.0, r);
    }
}
