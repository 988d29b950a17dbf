package dev.sentrylogger.pattern;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would be stored of what came, under some rules.
 *
 * @param all what came
 * @param kept what of that would be stored
 */
public record Forecast(Amount all, Amount kept) {
    /** Longer than anybody plans, in days. */
    private static final int FAR = 36_500;

    /** Under rules for those patterns and none for others. */
    public static Forecast under(Collection<PatternShare> shares, Map<LogPattern, Keep> rules) {
        Amount all = Amount.NOTHING;
        Amount kept = Amount.NOTHING;
        for (PatternShare share : shares) {
            @Nullable Keep keep = share.pattern() == null ? null : rules.get(share.pattern());
            all = all.plus(share.all());
            kept = kept.plus(keep == null ? share.all() : keep.of(share.all()));
        }
        return new Forecast(all, kept);
    }

    /** Those rules, as {@link #under} wants them. */
    public static Map<LogPattern, Keep> inForce(List<KeepRule> rules) {
        Map<LogPattern, Keep> inForce = new HashMap<>();
        rules.forEach(rule -> inForce.put(rule.pattern(), rule.keep()));
        return inForce;
    }

    /**
     * For how many days the logs fit that take the space which {@code days} took while so much was stored.
     *
     * @param before what was stored of the same events then
     */
    public int daysInTheSpaceOf(int days, Amount before) {
        double growth = (double) before.bytes() / Math.max(1, kept.bytes());
        return (int) Math.min(FAR, Math.round(days * growth));
    }

    /** The part of the bytes that is not stored, 0 to 1. */
    public double leftOutShare() {
        return all.bytes() == 0 ? 0 : 1 - (double) kept.bytes() / all.bytes();
    }
}
