package dev.sentrylogger.health;

import java.util.Optional;

/**
 * Far fewer events than usual in the last hour: at most a quarter, of at least {@value #FEWEST_EXPECTED}, and by chance
 * less than once in a million hours. Known only when the hour of the day or week is: otherwise every night would be one.
 *
 * @param count events in the hour
 * @param expected events it usually has
 */
public record Drop(long count, double expected) {
    static final int FEWEST_EXPECTED = 50;
    private static final double MOST = 0.25;

    static Optional<Drop> in(long count, double atLeast, Usual usual) {
        boolean known = usual.basis() == Usual.Basis.HOUR_OF_WEEK || usual.basis() == Usual.Basis.HOUR_OF_DAY;
        double expected = Math.min(atLeast, usual.perHour());
        return known
                        && expected >= FEWEST_EXPECTED
                        && count <= MOST * expected
                        && Chance.ofAtMost(count, expected, usual.spread()) < Rise.RARE
                ? Optional.of(new Drop(count, expected))
                : Optional.empty();
    }
}
