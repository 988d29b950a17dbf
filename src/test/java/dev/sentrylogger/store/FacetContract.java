package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.FacetQuery;
import dev.sentrylogger.query.Field;
import dev.sentrylogger.query.RandomEvents;
import dev.sentrylogger.query.RandomFilters;
import dev.sentrylogger.query.Samples;
import dev.sentrylogger.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Facets say which values a field has and how often, fields say which there are. */
interface FacetContract extends ContractPart {
    Field USER = new Field.Attribute("user.id");

    @Test
    default void knowsNothingOfAFieldThatNoEventHas() {
        append(SomeEvents.event("event"));

        assertThat(facets(TimeRange.ALL, EVERYTHING, List.of(USER), 5))
                .containsExactly(new Facet(USER, 1, 0, 0, List.of(), null, null));
        assertThat(facets(TimeRange.before(Instant.EPOCH, Duration.ofDays(1)), EVERYTHING, List.of(USER), 5))
                .containsExactly(new Facet(USER, 0, 0, 0, List.of(), null, null));
    }

    @Test
    default void countsTheMostFrequentValuesAndHowManyThereAre() {
        append(users("ada", "bob", "ada"));
        append(users("cyd", "bob"));
        append(SomeEvents.event("nobody's"));

        assertThat(facets(TimeRange.ALL, EVERYTHING, List.of(USER), 2))
                .containsExactly(new Facet(
                        USER, 6, 5, 3, List.of(new Facet.Value("ada", 2), new Facet.Value("bob", 2)), null, null));
    }

    @Test
    default void tellsTheLowestAndTheHighestNumber() {
        append(
                SomeEvents.withAttributes("whole", Map.of("ms", 17L)),
                SomeEvents.withAttributes("fraction", Map.of("ms", -2.5)),
                SomeEvents.withAttributes("text that is a number", Map.of("ms", "1e3")),
                SomeEvents.withAttributes("text", Map.of("ms", "fast")),
                SomeEvents.withAttributes("truth", Map.of("ms", true)));

        Facet facet = facets(TimeRange.ALL, EVERYTHING, List.of(new Field.Attribute("ms")), 1)
                .getFirst();

        assertThat(facet.min()).isEqualTo(-2.5);
        assertThat(facet.max()).isEqualTo(1000);
        assertThat(facet.distinct()).isEqualTo(5);
    }

    @Test
    default void answersInTheOrderItWasAskedIn() {
        append(users("ada"));

        assertThat(facets(
                        TimeRange.ALL,
                        EVERYTHING,
                        List.of(USER, Field.BuiltIn.LEVEL, Field.BuiltIn.HOST, Field.BuiltIn.MESSAGE),
                        5))
                .extracting(Facet::field)
                .containsExactly(USER, Field.BuiltIn.LEVEL, Field.BuiltIn.HOST, Field.BuiltIn.MESSAGE);
    }

    @Test
    default void countsWhatSatisfiesTheFilterInTheRange() {
        append(users("ada", "bob", "cyd"));
        append(users("ada", "bob", "cyd"));

        var range = new TimeRange(SomeEvents.NOON, SomeEvents.NOON.plusSeconds(2));
        EventFilter notBob = new EventFilter.Not(new EventFilter.FieldIs(USER, "bob"));

        assertThat(facets(range, notBob, List.of(USER), 5))
                .containsExactly(new Facet(USER, 2, 2, 1, List.of(new Facet.Value("ada", 2)), null, null));
    }

    @Test
    default void countsAFieldOfManyValues() {
        List<LogEvent> events = IntStream.range(0, 900)
                .mapToObj(i -> SomeEvents.withAttributes("event", Map.of("user.id", (long) i * i % 613)))
                .toList();
        append(events, 300);

        var query = new FacetQuery(app(), TimeRange.ALL, EVERYTHING, List.of(USER), 10);

        assertThat(store().facets(query)).isEqualTo(NaiveCounts.facets(query, events));
    }

    @Test
    default void countsAnyFieldOfAnyEvents() {
        var random = new Random(5);
        List<LogEvent> events = Samples.of(RandomEvents.events(), 240, random);
        append(events.subList(0, 160), 20);
        tidy();
        append(events.subList(160, 240), 20);
        List<EventFilter> filters = new ArrayList<>(List.of(
                EVERYTHING, new EventFilter.LevelIs(Comparison.AT_LEAST, Level.WARN), ContractPart.contains("error")));
        filters.addAll(Samples.of(RandomFilters.filters(), 6, random));

        for (EventFilter filter : filters) {
            for (TimeRange range : List.of(TimeRange.ALL, someMinutesOf(events))) {
                for (List<Field> fields : List.of(List.<Field>of(Field.BuiltIn.values()), attributes(events))) {
                    var query = new FacetQuery(app(), range, filter, fields, 1 + random.nextInt(40));
                    assertThat(store().facets(query))
                            .as("%s in %s", filter.text(), range)
                            .isEqualTo(NaiveCounts.facets(query, events));
                }
            }
        }
    }

    @Test
    default void knowsWhichFieldsThereAre() {
        List<LogEvent> events = Samples.of(RandomEvents.events(), 120, new Random(6));
        append(events.subList(0, 80), 10);
        tidy();
        append(events.subList(80, 120), 10);

        assertThat(store().fields(app(), TimeRange.ALL)).isEqualTo(NaiveCounts.fields(events));
    }

    @Test
    default void knowsNoFieldsOfATimeWithoutEvents() {
        append(SomeEvents.event("event"));

        assertThat(store().fields(app(), TimeRange.before(SomeEvents.NOON, Duration.ofDays(1))))
                .isEmpty();
    }

    /** One event a user, a second apart. */
    private static List<LogEvent> users(String... users) {
        return IntStream.range(0, users.length)
                .mapToObj(i -> SomeEvents.at(
                        SomeEvents.NOON.plusSeconds(i),
                        SomeEvents.withAttributes("event", Map.of("user.id", users[i]))))
                .toList();
    }

    private static TimeRange someMinutesOf(List<LogEvent> events) {
        Instant first = events.stream()
                .map(LogEvent::occurredAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new TimeRange(first.plusSeconds(500), first.plusSeconds(2_100));
    }

    private static List<Field> attributes(List<LogEvent> events) {
        Stream<String> keys = events.stream()
                .flatMap(event -> event.attributes().values().keySet().stream())
                .distinct();
        return keys.<Field>map(Field.Attribute::new).toList();
    }

    private List<Facet> facets(TimeRange range, EventFilter filter, List<Field> fields, int limit) {
        return store().facets(new FacetQuery(app(), range, filter, fields, limit));
    }
}
