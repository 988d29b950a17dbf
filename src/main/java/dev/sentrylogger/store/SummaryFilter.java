package dev.sentrylogger.store;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters that the counts by level and service can answer. */
final class SummaryFilter {
    private SummaryFilter() {}

    /** @param byService whether services were counted apart */
    static boolean canAnswer(EventFilter filter, boolean byService) {
        return switch (filter) {
            case EventFilter.Everything() -> true;
            case EventFilter.LevelIs level -> true;
            case EventFilter.FieldIs(Field field, String value) -> byService && field == Field.BuiltIn.SERVICE;
            case EventFilter.Has(Field field) -> byService && field == Field.BuiltIn.SERVICE;
            case EventFilter.Not(EventFilter part) -> canAnswer(part, byService);
            case EventFilter.AllOf(List<EventFilter> parts) ->
                parts.stream().allMatch(part -> canAnswer(part, byService));
            case EventFilter.AnyOf(List<EventFilter> parts) ->
                parts.stream().allMatch(part -> canAnswer(part, byService));
            default -> false;
        };
    }

    static boolean matches(EventFilter filter, Level level, @Nullable String service) {
        return switch (filter) {
            case EventFilter.Everything() -> true;
            case EventFilter.LevelIs(Comparison comparison, Level wanted) ->
                switch (comparison) {
                    case EQUAL -> level == wanted;
                    case LESS -> level.compareTo(wanted) < 0;
                    case AT_MOST -> level.compareTo(wanted) <= 0;
                    case MORE -> level.compareTo(wanted) > 0;
                    case AT_LEAST -> level.compareTo(wanted) >= 0;
                };
            case EventFilter.FieldIs(Field field, String value) -> value.equals(service);
            case EventFilter.Has(Field field) -> service != null;
            case EventFilter.Not(EventFilter part) -> !matches(part, level, service);
            case EventFilter.AllOf(List<EventFilter> parts) ->
                parts.stream().allMatch(part -> matches(part, level, service));
            case EventFilter.AnyOf(List<EventFilter> parts) ->
                parts.stream().anyMatch(part -> matches(part, level, service));
            default -> throw new IllegalArgumentException("counts do not tell " + filter.text());
        };
    }
}
