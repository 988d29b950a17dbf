package dev.sentrylogger.health;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.pattern.PatternChange;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How many errors of one kind came.
 *
 * @param words by which they were told
 */
public record CategoryCount(ErrorCategory category, long errors, List<String> words) {
    /** Of the errors among {@code patterns}, the most frequent first. */
    static List<CategoryCount> of(List<PatternChange> patterns) {
        Map<ErrorCategory, Long> errors = new EnumMap<>(ErrorCategory.class);
        Map<ErrorCategory, TreeSet<String>> words = new EnumMap<>(ErrorCategory.class);
        for (PatternChange change : patterns) {
            if (change.now() > 0 && change.pattern().level().compareTo(Level.ERROR) >= 0) {
                ErrorCategory.Match match =
                        ErrorCategory.of(change.pattern().message().text());
                errors.merge(match.category(), change.now(), Long::sum);
                var found = words.computeIfAbsent(match.category(), unseen -> new TreeSet<>());
                if (!match.word().isEmpty()) {
                    found.add(match.word());
                }
            }
        }
        return errors.entrySet().stream()
                .map(entry ->
                        new CategoryCount(entry.getKey(), entry.getValue(), List.copyOf(words.get(entry.getKey()))))
                .sorted(Comparator.comparingLong(CategoryCount::errors).reversed())
                .toList();
    }

    /** Errors with one of the words; those of another kind that have one too are among them. */
    public EventFilter filter() {
        EventFilter errorsOnly = new EventFilter.LevelIs(Comparison.AT_LEAST, Level.ERROR);
        List<EventFilter> any =
                words.stream().<EventFilter>map(EventFilter.Contains::new).toList();
        if (any.isEmpty()) {
            return errorsOnly;
        }
        return new EventFilter.AllOf(
                List.of(errorsOnly, any.size() == 1 ? any.getFirst() : new EventFilter.AnyOf(any)));
    }
}
