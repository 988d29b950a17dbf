package dev.sentrylogger.explore.api;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.explore.TimeExpression;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.FacetQuery;
import dev.sentrylogger.query.Field;
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

    private static final Set<String> OF_PAGE = Set.of("query", "from", "to", "order", "limit", "cursor");

    /** May be given several times, each time with one or more names. */
    private static final Set<String> LISTS = Set.of("fields", "same");

    private final MultiValueMap<String, String> given;

    /** @throws BadParameter for a name that is not {@code known}, or one given twice that is no list */
    ReadParameters(MultiValueMap<String, String> given, Set<String> known) {
        this.given = given;
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw new BadParameter(name, String.join(",", values), "only " + new TreeSet<>(known));
            }
            if (values.size() > 1 && !LISTS.contains(name)) {
                throw new BadParameter(name, String.join(",", values), "it once");
            }
        });
    }

    /** Those of a search for one page of events. */
    static ReadParameters ofPage(MultiValueMap<String, String> given) {
        return new ReadParameters(given, OF_PAGE);
    }

    EventQuery page(AppId app, Instant now) {
        return new EventQuery(app, range(now), filter(), order(), limit(), cursor().orElse(null));
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
        return number("limit", DEFAULT_LIMIT, 1, EventQuery.MAX_LIMIT);
    }

    /** A whole number within these bounds, both inclusive. */
    int number(String name, int otherwise, int least, int most) {
        String number = text(name).orElse(String.valueOf(otherwise));
        try {
            int read = Integer.parseInt(number);
            if (read >= least && read <= most) {
                return read;
            }
        } catch (NumberFormatException e) {
            // answered below, as a number out of bounds is
        }
        throw new BadParameter(name, number, "a whole number from " + least + " to " + most);
    }

    /** The fields named, each once, in the order they were given; at most {@link FacetQuery#MAX_FIELDS}. */
    List<Field> fields(String name) {
        String names = String.join(",", given.getOrDefault(name, List.of()));
        List<Field> fields =
                FieldNames.read(names).orElseThrow(() -> new BadParameter(name, names, FieldNames.ALLOWED));
        if (fields.size() > FacetQuery.MAX_FIELDS) {
            throw new BadParameter(name, names, "at most " + FacetQuery.MAX_FIELDS + " names");
        }
        return fields;
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
    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name)).map(List::getFirst).filter(value -> !value.isBlank());
    }
}
