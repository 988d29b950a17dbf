package dev.sentrylogger.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.MessagePattern;
import dev.sentrylogger.query.QueryText;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.Cancellation;
import dev.sentrylogger.store.EventBatch;
import dev.sentrylogger.store.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the explorer's services find in a real store. */
@IntegrationTest
class ExploringIT {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final TimeRange DAY = new TimeRange(START, START.plus(Duration.ofDays(1)));
    private static final EventFilter EVERYTHING = new EventFilter.Everything();

    @Autowired
    EventStore store;

    @Autowired
    Suggestions suggestions;

    @Autowired
    Patterns patterns;

    @Autowired
    Neighbourhood neighbourhood;

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    private AppId app;

    @BeforeEach
    void registerApp() {
        app = apps.register(users.member().id(), "shop", "").app().id();
    }

    @Nested
    class OfSuggestions {
        @BeforeEach
        void store() {
            ExploringIT.this.store(
                    event(0, Level.INFO, "a", "checkout", Map.of("user.id", 42L, "region", "eu west")),
                    event(1, Level.ERROR, "b", "checkout", Map.of("user.id", 43L)),
                    event(2, Level.INFO, "c", "cart", Map.of("user.name", "x")));
        }

        @Test
        void proposesFieldsByTheirShare() {
            Completion completion = complete("timeout us");

            assertThat(completion.from()).isEqualTo(8);
            assertThat(completion.to()).isEqualTo(10);
            assertThat(completion.items())
                    .extracting(Completion.Item::insert)
                    .containsExactly("user.id:", "user.name:");
            assertThat(completion.items().getFirst().share()).isEqualTo(2 / 3.0);
        }

        @Test
        void proposesValuesByTheirCount() {
            assertThat(complete("service:").items())
                    .extracting(Completion.Item::insert, Completion.Item::count)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("checkout", 2L),
                            org.assertj.core.groups.Tuple.tuple("cart", 1L));
            assertThat(complete("-service:ca").items())
                    .extracting(Completion.Item::insert)
                    .containsExactly("cart");
            assertThat(complete("service:(cart or ch").items())
                    .extracting(Completion.Item::insert)
                    .containsExactly("checkout");
        }

        @Test
        void quotesWhatNeedsQuotes() {
            Completion.Item item = complete("region:").items().getFirst();

            assertThat(item.insert()).isEqualTo("\"eu west\"");
            assertThat(QueryText.parse("region:" + item.insert())).isEqualTo(QueryText.parse("region:\"eu west\""));
        }

        @Test
        void proposesAllLevelsAndFieldsThatAreThere() {
            assertThat(complete("level>=").items())
                    .extracting(Completion.Item::insert)
                    .containsExactly("fatal", "error", "warn", "info", "debug", "trace");
            assertThat(complete("has:user.i").items())
                    .extracting(Completion.Item::insert)
                    .containsExactly("user.id");
        }

        @Test
        void explainsTheLanguageInAnEmptyBoxAndNothingInsideText() {
            assertThat(complete("").items()).hasSizeGreaterThan(5).allSatisfy(item -> QueryText.parse(item.insert()));
            assertThat(complete("\"open quote ").items()).isEmpty();
            assertThat(complete("((((").items()).isEmpty();
        }

        private Completion complete(String text) {
            return suggestions.complete(app, DAY, text, text.length());
        }
    }

    @Nested
    class OfPatterns {
        @Test
        void countsKindsOfMessages() {
            ExploringIT.this.store(IntStream.range(0, 30)
                    .mapToObj(i ->
                            event(i, i == 7 ? Level.ERROR : Level.INFO, i % 3 == 0 ? "order " + i + " paid" : "tick"))
                    .toArray(LogEvent[]::new));

            Patterns.Sample sample = patterns.sample(app, DAY, EVERYTHING, new Cancellation());

            assertThat(sample.sampled()).isEqualTo(30);
            assertThat(sample.complete()).isTrue();
            assertThat(sample.found())
                    .extracting(found -> found.pattern().text(), Patterns.Found::count, Patterns.Found::severity)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("tick", 20L, 17),
                            org.assertj.core.groups.Tuple.tuple("order * paid", 10L, 9));
            assertThat(sample.found().getFirst().bars().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(20);
        }

        @Test
        void tellsWhenAKindWasFirstSeen() {
            ExploringIT.this.store(
                    event(0, Level.INFO, "tick"),
                    event(5, Level.INFO, "order 1 paid"),
                    event(9, Level.INFO, "order 2 paid"));

            var pattern = MessagePattern.of("order 77 paid");

            assertThat(patterns.firstSeen(app, pattern, new Cancellation())).contains(START.plusSeconds(5));
            assertThat(patterns.beginning(app)).contains(START);
            assertThat(patterns.firstSeen(app, MessagePattern.of("never"), new Cancellation()))
                    .isEmpty();
        }
    }

    @Nested
    class OfNeighbours {
        @Test
        void findsWhatHappenedAround() {
            LogEvent centre = event(100, Level.ERROR, "bang", "cart", Map.of("thread", "t-1"));
            ExploringIT.this.store(
                    event(10, Level.INFO, "far", "cart", Map.of()),
                    event(90, Level.INFO, "same service", "cart", Map.of("thread", "t-2")),
                    event(95, Level.INFO, "other service", "checkout", Map.of("thread", "t-1")),
                    centre,
                    event(110, Level.INFO, "behind", "cart", Map.of()));

            var all = neighbourhood.around(app, centre, Duration.ofSeconds(30), EVERYTHING, new Cancellation());
            var thread = neighbourhood.around(
                    app,
                    centre,
                    Duration.ofSeconds(30),
                    Neighbourhood.shared(centre).get("thread"),
                    new Cancellation());

            assertThat(all.events())
                    .extracting(LogEvent::message)
                    .containsExactly("same service", "other service", "bang", "behind");
            assertThat(all.earlier()).isFalse();
            assertThat(thread.events()).extracting(LogEvent::message).containsExactly("other service", "bang");
        }

        @Test
        void findsEventsOfTheSameKind() {
            LogEvent one = event(1, Level.INFO, "order 1 paid");
            ExploringIT.this.store(one, event(2, Level.INFO, "order 2 paid"), event(3, Level.INFO, "order gone"));

            var similar = neighbourhood.similar(app, one, DAY, new Cancellation());

            assertThat(similar.total()).isEqualTo(2);
            assertThat(similar.examples())
                    .extracting(LogEvent::message)
                    .containsExactly("order 2 paid", "order 1 paid");
        }

        @Test
        void findsATrace() {
            LogEvent alone = event(1, Level.INFO, "no trace");
            ExploringIT.this.store(alone);

            assertThat(neighbourhood.trace(app, alone, new Cancellation()).events())
                    .isEmpty();
        }
    }

    private void store(LogEvent... events) {
        store.append(new EventBatch(app, List.of(events), null));
    }

    private static LogEvent event(int second, Level level, String message) {
        return event(second, level, message, "shop", Map.of());
    }

    private static LogEvent event(
            int second, Level level, String message, String service, Map<String, Object> attributes) {
        Instant at = START.plusSeconds(second);
        return new LogEvent(
                EventIds.at(at),
                at,
                at,
                level.severity(),
                message,
                null,
                null,
                service,
                null,
                null,
                null,
                null,
                null,
                new Attributes(attributes),
                null,
                "test");
    }
}
