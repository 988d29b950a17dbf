package dev.sentrylogger.query;

import dev.sentrylogger.event.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes to a filter that a click asks for. What was in normal form stays so. */
public final class FilterEdit {
    private FilterEdit() {}

    /** What is said of a field's value. */
    public enum Choice {
        ONLY,
        EXCLUDED
    }

    /** What must all be true, none of them several in one. */
    public static List<EventFilter> parts(EventFilter filter) {
        return switch (filter) {
            case EventFilter.Everything _ -> List.of();
            case EventFilter.AllOf all -> all.parts();
            default -> List.of(filter);
        };
    }

    public static EventFilter of(List<EventFilter> parts) {
        List<EventFilter> flat =
                parts.stream().flatMap(part -> parts(part).stream()).distinct().toList();
        return switch (flat.size()) {
            case 0 -> new EventFilter.Everything();
            case 1 -> flat.getFirst();
            default -> new EventFilter.AllOf(flat);
        };
    }

    /** With {@code part} as well, and without its contrary. */
    public static EventFilter with(EventFilter filter, EventFilter part) {
        List<EventFilter> parts = new ArrayList<>(parts(filter));
        parts.remove(negated(part));
        parts.add(part);
        return of(parts);
    }

    public static EventFilter without(EventFilter filter, EventFilter part) {
        return of(parts(filter).stream().filter(other -> !other.equals(part)).toList());
    }

    /** With the contrary of {@code part} in its place. */
    public static EventFilter negate(EventFilter filter, EventFilter part) {
        return of(parts(filter).stream()
                .map(other -> other.equals(part) ? negated(part) : other)
                .toList());
    }

    public static EventFilter negated(EventFilter part) {
        return part instanceof EventFilter.Not(EventFilter inner) ? inner : new EventFilter.Not(part);
    }

    /** Without what is said of {@code field}. */
    public static EventFilter lifted(EventFilter filter, Field field) {
        return of(parts(filter).stream()
                .filter(part -> !field.equals(fieldOf(part)))
                .toList());
    }

    /** Events whose field says {@code value}, or another that was chosen before. */
    public static EventFilter only(EventFilter filter, Field field, String value) {
        EventFilter condition = condition(field, value);
        List<EventFilter> parts = new ArrayList<>();
        Set<EventFilter> values = new LinkedHashSet<>();
        int place = -1;
        for (EventFilter part : parts(filter)) {
            List<EventFilter> alternatives = values(part, field);
            if (!alternatives.isEmpty()) {
                place = place < 0 ? parts.size() : place;
                values.addAll(alternatives);
            } else if (!part.equals(negated(condition)) && !isOfLevels(part, field)) {
                parts.add(part);
            }
        }
        values.add(condition);
        parts.add(place < 0 ? parts.size() : place, anyOf(List.copyOf(values)));
        return of(parts);
    }

    /** Events whose field does not say {@code value}. */
    public static EventFilter exclude(EventFilter filter, Field field, String value) {
        EventFilter cleared = clear(filter, field, value);
        boolean othersChosen =
                parts(cleared).stream().anyMatch(part -> !values(part, field).isEmpty());
        return othersChosen ? cleared : with(cleared, negated(condition(field, value)));
    }

    /** Without what is said of this value of the field. */
    public static EventFilter clear(EventFilter filter, Field field, String value) {
        EventFilter condition = condition(field, value);
        List<EventFilter> parts = new ArrayList<>();
        for (EventFilter part : parts(filter)) {
            List<EventFilter> left = values(part, field).stream()
                    .filter(other -> !other.equals(condition))
                    .toList();
            if (values(part, field).contains(condition)) {
                if (!left.isEmpty()) {
                    parts.add(anyOf(left));
                }
            } else if (!part.equals(negated(condition))) {
                parts.add(part);
            }
        }
        return of(parts);
    }

    /** Events whose field is a number within these bounds, each of which may be absent. */
    public static EventFilter range(EventFilter filter, Field field, @Nullable Double min, @Nullable Double max) {
        List<EventFilter> parts = new ArrayList<>(parts(filter).stream()
                .filter(part -> !(part instanceof EventFilter.FieldCompared compared
                        && compared.field().equals(field)))
                .toList());
        if (min != null) {
            parts.add(new EventFilter.FieldCompared(field, Comparison.AT_LEAST, min));
        }
        if (max != null) {
            parts.add(new EventFilter.FieldCompared(field, Comparison.AT_MOST, max));
        }
        return of(parts);
    }

    /** What {@code filter} says of this value of the field, as far as {@link #only} and {@link #exclude} could have. */
    public static Optional<Choice> choice(EventFilter filter, Field field, String value) {
        EventFilter condition = condition(field, value);
        for (EventFilter part : parts(filter)) {
            if (values(part, field).contains(condition)) {
                return Optional.of(Choice.ONLY);
            }
            if (part.equals(negated(condition))) {
                return Optional.of(Choice.EXCLUDED);
            }
        }
        return Optional.empty();
    }

    /** The values of the field that {@code filter} names, chosen or excluded. */
    public static List<String> named(EventFilter filter, Field field) {
        return parts(filter).stream()
                .map(part -> part instanceof EventFilter.Not(EventFilter inner) ? inner : part)
                .flatMap(part -> values(part, field).stream())
                .map(FilterEdit::value)
                .distinct()
                .toList();
    }

    private static String value(EventFilter condition) {
        return switch (condition) {
            case EventFilter.FieldIs is -> is.value();
            case EventFilter.LevelIs is -> LevelName.of(is.level());
            default -> throw new IllegalArgumentException(condition + ": says no single value");
        };
    }

    private static EventFilter condition(Field field, String value) {
        if (field != Field.BuiltIn.LEVEL) {
            return new EventFilter.FieldIs(field, value);
        }
        Level level =
                Level.named(value).orElseThrow(() -> new IllegalArgumentException("level: '" + value + "' is none"));
        return new EventFilter.LevelIs(Comparison.EQUAL, level);
    }

    private static EventFilter anyOf(List<EventFilter> values) {
        return values.size() == 1 ? values.getFirst() : new EventFilter.AnyOf(values);
    }

    /** The conditions on single values of {@code field} one of which {@code part} wants; none if it is anything else. */
    private static List<EventFilter> values(EventFilter part, Field field) {
        List<EventFilter> alternatives = part instanceof EventFilter.AnyOf any ? any.parts() : List.of(part);
        boolean all = alternatives.stream().allMatch(alternative -> switch (alternative) {
            case EventFilter.FieldIs is -> is.field().equals(field);
            case EventFilter.LevelIs is -> field == Field.BuiltIn.LEVEL && is.comparison() == Comparison.EQUAL;
            default -> false;
        });
        return all ? alternatives : List.of();
    }

    private static boolean isOfLevels(EventFilter part, Field field) {
        return field == Field.BuiltIn.LEVEL && part instanceof EventFilter.LevelIs;
    }

    /** What {@code part} is about; null when that is no single field. */
    private static @Nullable Field fieldOf(EventFilter part) {
        return switch (part) {
            case EventFilter.LevelIs _ -> Field.BuiltIn.LEVEL;
            case EventFilter.FieldIs is -> is.field();
            case EventFilter.FieldLike like -> like.field();
            case EventFilter.FieldCompared compared -> compared.field();
            case EventFilter.Has has -> has.field();
            case EventFilter.Not not -> fieldOf(not.filter());
            case EventFilter.AnyOf any -> common(any.parts());
            case EventFilter.AllOf all -> common(all.parts());
            case EventFilter.Everything _, EventFilter.Contains _, EventFilter.Matches _ -> null;
        };
    }

    private static @Nullable Field common(List<EventFilter> parts) {
        List<Field> fields = new ArrayList<>();
        for (EventFilter part : parts) {
            Field field = fieldOf(part);
            if (field == null) {
                return null;
            }
            fields.add(field);
        }
        return fields.stream().filter(Objects::nonNull).distinct().count() == 1 ? fields.getFirst() : null;
    }
}
