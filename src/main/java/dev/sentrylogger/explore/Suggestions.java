package dev.sentrylogger.explore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.FacetQuery;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.Facet;
import dev.sentrylogger.store.FieldShare;
import dev.sentrylogger.store.SearchFailedException;
import dev.sentrylogger.store.SearchTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What could come next in a query: names of fields, and their values with how often they occur. Counts are of all events
 * in the time, whatever else the query says, and up to ten seconds old.
 *
 * <p>Thread-safe. Asks the store on the caller's thread; what the store cannot tell now is not suggested.
 */
@Component
public final class Suggestions {
    static final int MOST = 30;

    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final List<Completion.Item> SYNTAX = List.of(
            syntax("level:error", "a level; also level>=warn"),
            syntax("\"card declined\"", "words in this order"),
            syntax("-debug", "not these"),
            syntax("timeout or refused", "either"),
            syntax("duration_ms>500", "a number"),
            syntax("path:/api/*", "anything after it"),
            syntax("has:trace_id", "the field is there"),
            syntax("/time.?out/", "a regular expression"));

    private final EventStore store;
    private final Cache<Span, List<FieldShare>> fields =
            Caffeine.newBuilder().maximumSize(200).expireAfterWrite(FRESH).build();
    private final Cache<ValuesOf, List<Facet.Value>> values =
            Caffeine.newBuilder().maximumSize(500).expireAfterWrite(FRESH).build();

    Suggestions(EventStore store) {
        this.store = store;
    }

    /** A time that ends now moves on with each minute only, so that what was asked a moment ago is still known. */
    private record Span(AppId app, Instant from, Duration length) {
        static Span of(AppId app, TimeRange range) {
            return new Span(app, range.from().truncatedTo(ChronoUnit.MINUTES), range.length());
        }
    }

    private record ValuesOf(Span span, Field field, String part) {}

    /** @param caret index of the character that comes next, 0 to the text's length */
    public Completion complete(AppId app, TimeRange range, String text, int caret) {
        if (text.isBlank()) {
            return new Completion(0, text.length(), SYNTAX);
        }
        TypedTerm term = TypedTerm.at(text, Math.max(0, Math.min(caret, text.length())));
        try {
            return term.field() == null ? names(app, range, term) : values(app, range, term);
        } catch (SearchTimeoutException | SearchFailedException e) {
            return Completion.none(term.from());
        }
    }

    private Completion names(AppId app, TimeRange range, TypedTerm term) {
        if (term.typed().isEmpty()) {
            return Completion.none(term.from());
        }
        String typed = term.typed().toLowerCase(Locale.ROOT);
        List<FieldShare> known = fields.get(Span.of(app, range), key -> store.fields(app, range));
        List<Completion.Item> items = known.stream()
                .filter(share -> share.field().text().toLowerCase(Locale.ROOT).contains(typed))
                .sorted((one, other) -> Boolean.compare(beginsWith(other, typed), beginsWith(one, typed)))
                .limit(MOST)
                .map(share -> field(share, term.ofPresence()))
                .toList();
        return new Completion(term.from(), term.to(), items);
    }

    private static boolean beginsWith(FieldShare share, String typed) {
        return share.field().text().toLowerCase(Locale.ROOT).startsWith(typed);
    }

    private static Completion.Item field(FieldShare share, boolean ofPresence) {
        // As the printer writes it: a name with unusual characters stands in quotes.
        String name = new EventFilter.Has(share.field()).text().substring("has:".length());
        return new Completion.Item(
                Completion.Kind.FIELD,
                ofPresence ? name : name + ':',
                share.field().text(),
                null,
                null,
                (double) share.present() / share.total());
    }

    private Completion values(AppId app, TimeRange range, TypedTerm term) {
        Field field = Objects.requireNonNull(term.field());
        List<Completion.Item> items = new ArrayList<>();
        for (Facet.Value value : values(app, range, field, term.typed())) {
            items.add(new Completion.Item(
                    Completion.Kind.VALUE, printed(field, value.value()), value.value(), null, value.count(), null));
        }
        return new Completion(term.from(), term.to(), items);
    }

    private List<Facet.Value> values(AppId app, TimeRange range, Field field, String typed) {
        if (field == Field.BuiltIn.LEVEL) {
            return levels(app, range, typed);
        }
        return values.get(new ValuesOf(Span.of(app, range), field, typed), key -> {
            EventFilter filter = typed.isEmpty()
                    ? new EventFilter.Everything()
                    : EventFilter.FieldLike.of(field, List.of("", typed, ""));
            return facet(app, range, filter, field);
        });
    }

    /** All of them, also those that have not occurred. */
    private List<Facet.Value> levels(AppId app, TimeRange range, String typed) {
        List<Facet.Value> counted = values.get(
                new ValuesOf(Span.of(app, range), Field.BuiltIn.LEVEL, ""),
                key -> facet(app, range, new EventFilter.Everything(), Field.BuiltIn.LEVEL));
        return Stream.of(Level.values())
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith(typed.toLowerCase(Locale.ROOT)))
                .map(name -> counted.stream()
                        .filter(value -> value.value().equals(name))
                        .findFirst()
                        .orElse(new Facet.Value(name, 0)))
                .toList()
                .reversed();
    }

    private List<Facet.Value> facet(AppId app, TimeRange range, EventFilter filter, Field field) {
        return store.facets(new FacetQuery(app, range, filter, List.of(field), MOST))
                .getFirst()
                .values();
    }

    /** The value as query text writes it, in quotes where it needs them. */
    private static String printed(Field field, String value) {
        if (field == Field.BuiltIn.LEVEL) {
            return value;
        }
        String name = new EventFilter.Has(field).text().substring("has:".length());
        return new EventFilter.FieldIs(field, value).text().substring(name.length() + 1);
    }

    private static Completion.Item syntax(String example, String meaning) {
        return new Completion.Item(Completion.Kind.SYNTAX, example, example, meaning, null, null);
    }
}
