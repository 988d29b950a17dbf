package dev.sentrylogger.query;

import dev.sentrylogger.event.Level;
import java.util.List;
import java.util.Optional;

/** Reads what stands behind a field's name and operator. */
sealed interface FieldCondition {
    /** One value, at the source's next character. */
    EventFilter read();

    /** {@code has:}; {@code start} is where the term begins. */
    record OfPresence(QuerySource source, int start) implements FieldCondition {
        @Override
        public EventFilter read() {
            int at = source.at;
            if (source.text.startsWith(FieldTerm.QUOTED_NAME, at)) {
                source.at += FieldTerm.QUOTED_NAME.length() - 1;
                return new EventFilter.Has(new Field.Attribute(source.quoted()));
            }
            String name = String.join("*", new FieldValue(source).read());
            if (name.isEmpty()) {
                throw new QuerySyntaxException(
                        "After has: comes the name of a field, such as has:trace_id.",
                        at,
                        new FieldValue(source).joinedWithNext(start, at, next -> true));
            }
            return new EventFilter.Has(Field.of(name));
        }
    }

    /** A field's name and a comparison; {@code start} is where the term begins. */
    record OfValue(QuerySource source, int start, Field field, Comparison comparison) implements FieldCondition {
        @Override
        public EventFilter read() {
            int at = source.at;
            List<String> pieces = new FieldValue(source).read();
            String text = String.join("*", pieces);
            if (field == Field.BuiltIn.LEVEL) {
                return level(text, at);
            }
            if (comparison != Comparison.EQUAL) {
                return number(text, at);
            }
            return pieces.size() == 1 ? new EventFilter.FieldIs(field, text) : EventFilter.FieldLike.of(field, pieces);
        }

        private EventFilter level(String text, int at) {
            Optional<Level> level = Level.named(text);
            if (level.isPresent()) {
                return new EventFilter.LevelIs(comparison, level.get());
            }
            String suggestion = text.isEmpty()
                    ? new FieldValue(source)
                            .joinedWithNext(start, at, next -> Level.named(next).isPresent())
                    : LevelName.nearest(text)
                            .map(meant -> source.replaced(at, source.at, LevelName.of(meant)))
                            .orElse(null);
            throw new QuerySyntaxException(
                    "'" + text + "' is no level; use one of " + LevelName.all() + ".", at, suggestion);
        }

        private EventFilter number(String text, int at) {
            Optional<Double> number = FieldValue.number(text);
            if (number.isPresent()) {
                return new EventFilter.FieldCompared(field, comparison, number.get());
            }
            String term = source.text.substring(start, source.at);
            String beginning = FieldValue.numberAtTheBeginning(text);
            throw new QuerySyntaxException(
                    "'" + text + "' is no number; compare with one, such as " + QueryPrinter.name(field)
                            + comparison.symbol() + "500.",
                    at,
                    beginning.isEmpty()
                            ? source.replaced(start, source.at, QueryPrinter.quoted(term))
                            : source.replaced(at, source.at, beginning));
        }
    }
}
