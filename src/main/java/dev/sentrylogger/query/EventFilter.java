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

    /** Events of exactly this level: {@code level:error}. */
    record AtLevel(Level level) implements EventFilter {
        @Override
        public String text() {
            return "level:" + level.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Events of this level or a worse one: {@code level>=warn}. */
    record AtLeast(Level level) implements EventFilter {
        @Override
        public String text() {
            return "level>=" + level.name().toLowerCase(Locale.ROOT);
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
