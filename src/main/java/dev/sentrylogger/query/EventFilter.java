package dev.sentrylogger.query;

import dev.sentrylogger.event.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which events a query wants. Each kind prints itself back as query text, which {@link QueryText} reads as a filter that
 * selects the same events, and as an equal one when this one is in the normal form described there.
 */
public sealed interface EventFilter {
    /** The filter as query text; empty for {@link Everything}. */
    String text();

    /** The words looked for in the text of an event, for marking them; none of what is negated. */
    default List<String> wordsToMark() {
        return switch (this) {
            case Contains contains -> List.of(contains.words());
            case AllOf all -> wordsToMark(all.parts());
            case AnyOf any -> wordsToMark(any.parts());
            case Everything _, LevelIs _, Matches _, FieldIs _, FieldLike _, FieldCompared _, Has _, Not _ -> List.of();
        };
    }

    private static List<String> wordsToMark(List<EventFilter> parts) {
        return parts.stream()
                .flatMap(part -> part.wordsToMark().stream())
                .distinct()
                .toList();
    }

    record Everything() implements EventFilter {
        @Override
        public String text() {
            return "";
        }
    }

    /** Events whose level compares so: {@code level:error}, {@code level>=warn}. */
    record LevelIs(Comparison comparison, Level level) implements EventFilter {
        @Override
        public String text() {
            return "level" + comparison.symbol() + LevelName.of(level);
        }
    }

    /**
     * Events in whose message, logger, service, exception or attribute values {@code words} occur, in any case, as one
     * run of characters.
     */
    record Contains(String words) implements EventFilter {
        /** @throws IllegalArgumentException when there is nothing to look for */
        public Contains {
            if (words.isBlank()) {
                throw new IllegalArgumentException("text: nothing to look for");
            }
        }

        @Override
        public String text() {
            return QueryPrinter.word(words);
        }
    }

    /**
     * Events in whose message or exception text, as far as it is looked at, the pattern occurs: {@code /time[d-]*out/}, {@code /timeout/i}.
     *
     * @param pattern in RE2's syntax, which runs in linear time whatever it is given; in normal form it begins with no
     *     space and escapes no slash
     */
    record Matches(String pattern, boolean ignoreCase) implements EventFilter {
        /**
         * Characters of a text that are looked at. The time is linear, but for some patterns a microsecond a character,
         * and a search can be stopped only between some thousand events.
         */
        public static final int LOOKED_AT = 8_192;

        @Override
        public String text() {
            return QueryPrinter.regex(pattern) + (ignoreCase ? "i" : "");
        }
    }

    /**
     * Events whose field says exactly {@code value}, case and all; a number also when it equals {@code value} as a number:
     * {@code service:checkout}, {@code user.id:42}.
     */
    record FieldIs(Field field, String value) implements EventFilter {
        @Override
        public String text() {
            return QueryPrinter.name(field) + ':' + QueryPrinter.value(field, value);
        }
    }

    /**
     * Events whose whole field fits {@code pattern}, case and all: {@code path:/api/*}.
     *
     * @param pattern {@code *} stands for any characters, also none; {@code \*} is a star, {@code \\} a backslash; any
     *     other backslash is itself, and is escaped in normal form
     */
    record FieldLike(Field field, String pattern) implements EventFilter {
        /** Of the texts that stand between its stars, as {@link #pieces} gives them. */
        public static FieldLike of(Field field, List<String> pieces) {
            return new FieldLike(
                    field,
                    pieces.stream()
                            .map(piece -> piece.replace("\\", "\\\\").replace("*", "\\*"))
                            .collect(Collectors.joining("*")));
        }

        /** What stands between the stars, as it is to be found; one more than there are stars, each may be empty. */
        public List<String> pieces() {
            List<String> pieces = new ArrayList<>();
            var piece = new StringBuilder();
            for (int at = 0; at < pattern.length(); at++) {
                char c = pattern.charAt(at);
                char next = at + 1 < pattern.length() ? pattern.charAt(at + 1) : ' ';
                if (c == '*') {
                    pieces.add(piece.toString());
                    piece.setLength(0);
                } else if (c == '\\' && (next == '*' || next == '\\')) {
                    piece.append(next);
                    at++;
                } else {
                    piece.append(c);
                }
            }
            pieces.add(piece.toString());
            return pieces;
        }

        @Override
        public String text() {
            return QueryPrinter.name(field) + ':' + QueryPrinter.like(field, pieces());
        }
    }

    /** Events whose field is a number, or a text that reads as one, that compares so: {@code duration_ms>500}. */
    record FieldCompared(Field field, Comparison comparison, double number) implements EventFilter {
        /** @throws IllegalArgumentException for {@link Comparison#EQUAL}, the level, and what is no finite number */
        public FieldCompared {
            if (comparison == Comparison.EQUAL || field == Field.BuiltIn.LEVEL || !Double.isFinite(number)) {
                throw new IllegalArgumentException(field.text() + comparison.symbol() + number + ": not a comparison");
            }
            // There is one zero.
            number += 0.0;
        }

        @Override
        public String text() {
            return QueryPrinter.name(field) + comparison.symbol() + QueryPrinter.number(number);
        }
    }

    /** Events that have the field: {@code has:trace_id}. */
    record Has(Field field) implements EventFilter {
        @Override
        public String text() {
            return Field.HAS + ':' + QueryPrinter.name(field);
        }
    }

    /** Events that do not satisfy {@code filter}: {@code -debug}. */
    record Not(EventFilter filter) implements EventFilter {
        @Override
        public String text() {
            return '-' + QueryPrinter.negated(filter);
        }
    }

    /** Events that satisfy at least one of {@code parts}, none if there are none: {@code timeout or refused}. */
    record AnyOf(List<EventFilter> parts) implements EventFilter {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public String text() {
            return parts.isEmpty()
                    ? QueryPrinter.NEVER
                    : parts.stream().map(QueryPrinter::alternative).collect(Collectors.joining(" or "));
        }
    }

    /** Events that satisfy each of {@code parts}. */
    record AllOf(List<EventFilter> parts) implements EventFilter {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public String text() {
            return parts.stream().map(QueryPrinter::factor).collect(Collectors.joining(" "));
        }
    }
}
