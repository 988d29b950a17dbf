package dev.sentrylogger.query;

import dev.sentrylogger.event.Level;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Filters in normal form, over the few words that {@link RandomEvents} are made of, so that each selects some of those
 * and not others.
 */
public final class RandomFilters {
    /** Parts are at most this deep in one another. */
    private static final int DEPTH = 3;

    private RandomFilters() {}

    public static Arbitrary<EventFilter> filters() {
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.of(new EventFilter.Everything())), Tuple.of(40, filter(DEPTH)))
                .filter(RandomFilters::readable)
                .withoutEdgeCases();
    }

    /** Whether it has no more patterns than query text may have. */
    static boolean readable(EventFilter filter) {
        return patterns(filter) <= QueryText.MAX_PATTERNS;
    }

    private static int patterns(EventFilter filter) {
        return switch (filter) {
            case EventFilter.Matches _ -> 1;
            case EventFilter.Not not -> patterns(not.filter());
            case EventFilter.AllOf all ->
                all.parts().stream().mapToInt(RandomFilters::patterns).sum();
            case EventFilter.AnyOf any ->
                any.parts().stream().mapToInt(RandomFilters::patterns).sum();
            default -> 0;
        };
    }

    private static Arbitrary<EventFilter> filter(int depth) {
        if (depth == 0) {
            return term();
        }
        Arbitrary<EventFilter> part = filter(depth - 1);
        Arbitrary<EventFilter> not =
                part.filter(filter -> !(filter instanceof EventFilter.Not)).map(EventFilter.Not::new);
        Arbitrary<EventFilter> all = part.filter(filter -> !(filter instanceof EventFilter.AllOf))
                .list()
                .ofMinSize(2)
                .ofMaxSize(3)
                .map(EventFilter.AllOf::new);
        Arbitrary<EventFilter> any = part.filter(filter -> !(filter instanceof EventFilter.AnyOf))
                .list()
                .ofMinSize(2)
                .ofMaxSize(3)
                .map(EventFilter.AnyOf::new);
        return Arbitraries.oneOf(term(), not, all, any);
    }

    private static Arbitrary<EventFilter> term() {
        Arbitrary<String> words = RandomEvents.texts().filter(text -> !text.isBlank());
        Arbitrary<Comparison> comparisons = Arbitraries.of(Comparison.class);
        Arbitrary<Field> fields = fields();
        Arbitrary<Field> notLevel = fields.filter(field -> field != Field.BuiltIn.LEVEL);
        return Arbitraries.oneOf(
                words.map(EventFilter.Contains::new),
                Combinators.combine(comparisons, Arbitraries.of(Level.class)).as(EventFilter.LevelIs::new),
                Combinators.combine(patterns(), Arbitraries.of(true, false)).as(EventFilter.Matches::new),
                Combinators.combine(notLevel, RandomEvents.values().map(Object::toString))
                        .as(EventFilter.FieldIs::new),
                Combinators.combine(
                                notLevel,
                                RandomEvents.texts().list().ofMinSize(2).ofMaxSize(3))
                        .as(EventFilter.FieldLike::of),
                Combinators.combine(
                                notLevel,
                                comparisons.filter(comparison -> comparison != Comparison.EQUAL),
                                RandomEvents.numbers().map(Number::doubleValue))
                        .as(EventFilter.FieldCompared::new),
                fields.map(EventFilter.Has::new));
    }

    static Arbitrary<Field> fields() {
        return Arbitraries.oneOf(
                Arbitraries.of(Field.BuiltIn.class), RandomEvents.keys().map(Field.Attribute::new));
    }

    private static Arbitrary<String> patterns() {
        return Arbitraries.of(
                List.of("err", "^time", "out$", "a|b", "time.?out", "[0-9]+", "a/b", "\\.", "é", "\\bor\\b", "x*y"));
    }
}
