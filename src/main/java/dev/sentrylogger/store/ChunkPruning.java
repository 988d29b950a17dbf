package dev.sentrylogger.store;

import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells which chunks need not be read because nothing in them can satisfy a filter. */
final class ChunkPruning {
    private final EventFilter filter;
    private final SegmentKnowledge knowledge;
    private final boolean needsFilter;

    ChunkPruning(EventFilter filter, SegmentKnowledge knowledge) {
        this.filter = filter;
        this.knowledge = knowledge;
        needsFilter = asksForText(filter);
    }

    private static boolean asksForText(EventFilter filter) {
        return switch (filter) {
            case EventFilter.Contains words -> true;
            case EventFilter.FieldIs field -> true;
            case EventFilter.FieldLike field -> true;
            case EventFilter.AllOf(List<EventFilter> parts) -> parts.stream().anyMatch(ChunkPruning::asksForText);
            case EventFilter.AnyOf(List<EventFilter> parts) -> parts.stream().anyMatch(ChunkPruning::asksForText);
            default -> false;
        };
    }

    /** @param place of the chunk in its source */
    boolean mayMatch(Source source, int place) {
        SegmentFilter known =
                needsFilter && source instanceof Source.InSegment(Segment segment) ? knowledge.filter(segment) : null;
        return mayMatch(filter, source.chunks().get(place), known, place);
    }

    private static boolean mayMatch(
            EventFilter filter, Chunk chunk, @org.jspecify.annotations.Nullable SegmentFilter known, int place) {
        return switch (filter) {
            case EventFilter.LevelIs(Comparison comparison, var level) ->
                switch (comparison) {
                    case EQUAL -> chunk.leastSevere() <= level.severity() + 3 && chunk.mostSevere() >= level.severity();
                    case LESS -> chunk.leastSevere() < level.severity();
                    case AT_MOST -> chunk.leastSevere() <= level.severity() + 3;
                    case MORE -> chunk.mostSevere() > level.severity() + 3;
                    case AT_LEAST -> chunk.mostSevere() >= level.severity();
                };
            case EventFilter.AllOf(List<EventFilter> parts) ->
                parts.stream().allMatch(part -> mayMatch(part, chunk, known, place));
            case EventFilter.AnyOf(List<EventFilter> parts) ->
                parts.stream().anyMatch(part -> mayMatch(part, chunk, known, place));
            case EventFilter.Contains(String words) -> known == null || holds(known, place, words);
            case EventFilter.FieldIs(Field field, String value) -> known == null || mayBe(field, value, known, place);
            case EventFilter.FieldLike like ->
                known == null
                        || !isSearched(like.field())
                        || like.pieces().stream().allMatch(piece -> holds(known, place, piece));
            default -> true;
        };
    }

    private static boolean mayBe(Field field, String value, SegmentFilter known, int place) {
        if (field == Field.BuiltIn.TRACE_ID) {
            return known.mayHoldTrace(value.getBytes(StandardCharsets.UTF_8));
        }
        // A number may be written otherwise in the event: 1e3 for 1000.
        return !isSearched(field) || Numbers.isNumber(value) || holds(known, place, value);
    }

    /** Whether the field's text is among those the filter was made from. */
    private static boolean isSearched(Field field) {
        return field instanceof Field.Attribute
                || field == Field.BuiltIn.MESSAGE
                || field == Field.BuiltIn.LOGGER
                || field == Field.BuiltIn.SERVICE
                || field == Field.BuiltIn.HOST
                || field == Field.BuiltIn.EXCEPTION_TYPE
                || field == Field.BuiltIn.EXCEPTION_MESSAGE;
    }

    private static boolean holds(SegmentFilter known, int place, String text) {
        return Grams.mayHold(known.grams().get(place), text);
    }
}
