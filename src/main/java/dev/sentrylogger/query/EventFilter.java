package dev.sentrylogger.query;

import dev.sentrylogger.event.Level;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which events a query wants. Each kind prints itself back as query text that {@link QueryText} reads again. */
public sealed interface EventFilter {
    /** The filter as query text; empty for {@link Everything}. */
    String text();

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
            return "level" + comparison.symbol() + level.name().toLowerCase(Locale.ROOT);
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
            return QueryText.quoteIfNeeded(words);
        }
    }

    /**
     * Events in whose message or exception text the pattern occurs: {@code /time[d-]*out/}, {@code /timeout/i}.
     *
     * @param pattern in RE2's syntax, which runs in linear time whatever it is given
     */
    record Matches(String pattern, boolean ignoreCase) implements EventFilter {
        @Override
        public String text() {
            return '/' + pattern.replace("/", "\\/") + '/' + (ignoreCase ? "i" : "");
        }
    }

    /**
     * Events whose field says exactly {@code value}, case and all; a number also when it equals {@code value} as a number:
     * {@code service:checkout}, {@code user.id:42}.
     */
    record FieldIs(Field field, String value) implements EventFilter {
        @Override
        public String text() {
            return field.text() + ':' + value;
        }
    }

    /**
     * Events whose whole field fits {@code pattern}, case and all: {@code path:/api/*}.
     *
     * @param pattern {@code *} stands for any characters, also none; {@code \*} is a star, {@code \\} a backslash
     */
    record FieldLike(Field field, String pattern) implements EventFilter {
        @Override
        public String text() {
            return field.text() + ':' + pattern;
        }
    }

    /** Events whose field is a number, or a text that reads as one, that compares so: {@code duration_ms>500}. */
    record FieldCompared(Field field, Comparison comparison, double number) implements EventFilter {
        @Override
        public String text() {
            return field.text() + comparison.symbol() + number;
        }
    }

    /** Events that have the field: {@code has:trace_id}. */
    record Has(Field field) implements EventFilter {
        @Override
        public String text() {
            return "has:" + field.text();
        }
    }

    /** Events that do not satisfy {@code filter}: {@code -debug}. */
    record Not(EventFilter filter) implements EventFilter {
        @Override
        public String text() {
            return '-' + filter.text();
        }
    }

    /** Events that satisfy at least one of {@code parts}: {@code timeout or refused}. */
    record AnyOf(List<EventFilter> parts) implements EventFilter {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public String text() {
            return parts.stream().map(EventFilter::text).collect(Collectors.joining(" or ", "(", ")"));
        }
    }

    /** Events that satisfy each of {@code parts}. */
    record AllOf(List<EventFilter> parts) implements EventFilter {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public String text() {
            return parts.stream().map(EventFilter::text).collect(Collectors.joining(" "));
        }
    }
}
