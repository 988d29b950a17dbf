package dev.sentrylogger.health;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.pattern.PatternChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is different about an app's patterns.
 *
 * @param fresh never seen before, errors first
 * @param louder at least three times as often as before, and ten times in all, and by chance less than once in a million
 * @param gone came in four of five hours of the week before, and ten were to be expected
 * @param top the most frequent
 */
public record PatternNews(
        List<PatternChange> fresh, List<PatternChange> louder, List<PatternChange> gone, List<PatternChange> top) {
    /** Patterns of a list. */
    public static final int LISTED = 8;

    static final Duration COMPARED = Duration.ofDays(7);

    private static final int TIMES = 3;
    private static final int FEWEST = 10;
    private static final double SPREAD = 0.25;
    private static final double STEADY = 0.8;

    /**
     * @param changes the most frequent first
     * @param from since when they are late
     * @param known since when the app is
     */
    static PatternNews of(List<PatternChange> changes, Instant from, Instant now, Instant known) {
        double hours = Duration.between(from, now).toMinutes() / 60.0;
        Instant compared = from.minus(COMPARED);
        double hoursBefore = Duration.between(known.isAfter(compared) ? known : compared, from)
                        .toMinutes()
                / 60.0;
        var comparison = new Comparison(hours, hoursBefore);
        Predicate<PatternChange> fresh = change -> !change.firstSeen().isBefore(from);
        return new PatternNews(
                listed(changes.stream()
                        .filter(fresh)
                        .sorted(Comparator.<PatternChange, Level>comparing(
                                        change -> change.pattern().level())
                                .reversed())
                        .toList()),
                listed(changes.stream()
                        .filter(fresh.negate())
                        .filter(comparison::louder)
                        .toList()),
                listed(changes.stream().filter(comparison::gone).toList()),
                listed(changes.stream().filter(change -> change.now() > 0).toList()));
    }

    private static List<PatternChange> listed(List<PatternChange> changes) {
        return changes.size() <= LISTED ? changes : changes.subList(0, LISTED);
    }

    private record Comparison(double hours, double hoursBefore) {
        double expected(PatternChange change) {
            return change.before() * hours / hoursBefore;
        }

        boolean louder(PatternChange change) {
            return hoursBefore >= 3
                    && change.now() >= FEWEST
                    && change.now() >= TIMES * expected(change)
                    && Chance.ofAtLeast(change.now(), expected(change) + 0.5, SPREAD) < Rise.RARE;
        }

        boolean gone(PatternChange change) {
            return hoursBefore >= 3
                    && change.now() == 0
                    && change.hoursBefore() >= STEADY * Math.floor(hoursBefore)
                    && expected(change) >= FEWEST;
        }
    }
}
