package dev.sentrylogger.retention;

import dev.sentrylogger.query.EventFilter;
import java.util.List;

/**
 * What a filter asks for without what it looks for: a search for logs that must go is often the very secret they hold, and
 * the audit log keeps what it is told.
 */
final class FilterShape {
    private static final String HIDDEN = "…";

    private FilterShape() {}

    static EventFilter of(EventFilter filter) {
        return switch (filter) {
            case EventFilter.Everything all -> all;
            case EventFilter.LevelIs level -> level;
            case EventFilter.Has has -> has;
            case EventFilter.Contains words -> new EventFilter.Contains(HIDDEN);
            case EventFilter.Matches pattern -> new EventFilter.Contains(HIDDEN);
            case EventFilter.FieldIs is -> new EventFilter.FieldIs(is.field(), HIDDEN);
            case EventFilter.FieldLike like -> new EventFilter.FieldIs(like.field(), HIDDEN);
            case EventFilter.FieldCompared compared -> new EventFilter.FieldIs(compared.field(), HIDDEN);
            case EventFilter.Not(EventFilter part) -> new EventFilter.Not(of(part));
            case EventFilter.AllOf(List<EventFilter> parts) ->
                new EventFilter.AllOf(parts.stream().map(FilterShape::of).toList());
            case EventFilter.AnyOf(List<EventFilter> parts) ->
                new EventFilter.AnyOf(parts.stream().map(FilterShape::of).toList());
        };
    }
}
