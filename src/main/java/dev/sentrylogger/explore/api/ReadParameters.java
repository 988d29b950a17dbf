package dev.sentrylogger.explore.api;

import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.QueryText;
import dev.sentrylogger.query.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.MultiValueMap;

/**
 * The parameters of one request. Strict: a misspelt, repeated or unreadable one is a {@link BadParameter} rather than
 * an answer to another question.
 */
final class ReadParameters {
    static final int DEFAULT_LIMIT = 100;

    private final MultiValueMap<String, String> given;

    /** @throws BadParameter for a name that is not {@code known}, or one given twice */
    ReadParameters(MultiValueMap<String, String> given, Set<String> known) {
        this.given = given;
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw new BadParameter(name, String.join(",", values), "only " + new TreeSet<>(known));
            }
            if (values.size() > 1) {
                throw new BadParameter(name, String.join(",", values), "it once");
            }
        });
    }

    /** @throws dev.sentrylogger.query.QuerySyntaxException when the query cannot be read */
    EventFilter filter() {
        return QueryText.parse(text("query").orElse(""));
    }

    TimeRange range(Instant now) {
        Instant from = time("from", now).orElse(TimeRange.ALL.from());
        Instant to = time("to", now).orElse(TimeRange.ALL.to());
        if (from.isAfter(to)) {
            throw new BadParameter("from", text("from").orElse(""), "a time before 'to', which is " + to);
        }
        return new TimeRange(from, to);
    }

    Order order() {
        String order = text("order").orElse("newest");
        return switch (order.toLowerCase(Locale.ROOT)) {
            case "newest" -> Order.NEWEST_FIRST;
            case "oldest" -> Order.OLDEST_FIRST;
            default -> throw new BadParameter("order", order, "newest or oldest");
        };
    }

    int limit() {
        String limit = text("limit").orElse(String.valueOf(DEFAULT_LIMIT));
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= EventQuery.MAX_LIMIT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below, as a number out of bounds is
        }
        throw new BadParameter("limit", limit, "a whole number from 1 to " + EventQuery.MAX_LIMIT);
    }

    Optional<Cursor> cursor() {
        return text("cursor").map(text -> {
            try {
                Cursor cursor = Cursor.of(text);
                if (within(cursor.occurredAt())) {
                    return cursor;
                }
            } catch (IllegalArgumentException e) {
                // answered below, as one out of bounds is
            }
            throw new BadParameter("cursor", text, "the 'cursor' of the page before, unchanged");
        });
    }

    private static boolean within(Instant time) {
        return !time.isBefore(TimeRange.ALL.from()) && !time.isAfter(TimeRange.ALL.to());
    }

    private Optional<Instant> time(String name, Instant now) {
        return text(name)
                .map(text -> TimeExpression.read(text, now)
                        .orElseThrow(() -> new BadParameter(name, text, TimeExpression.ALLOWED)));
    }

    /** An empty value counts as none, as an emptied form field sends it. */
    private Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name)).map(List::getFirst).filter(value -> !value.isBlank());
    }
}
