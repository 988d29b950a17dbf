package dev.sentrylogger.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.NoSuchAppException;
import dev.sentrylogger.app.Registration;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.health.Verdict.State;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What comes by the door is counted, and the counts say how an app is. */
@IntegrationTest
class HealthIT {
    @LocalServerPort
    private int port;

    @Autowired
    private SomeUsers users;

    @Autowired
    private Apps apps;

    @Autowired
    private Health health;

    @Autowired
    private HealthTable table;

    @Autowired
    private PlaceTable places;

    @Autowired
    private HealthCounts counts;

    @Autowired
    private SomeHistory history;

    private UserId owner;
    private Registration app;

    @BeforeEach
    void registerAnApp() {
        owner = users.member().id();
        app = apps.register(owner, "shop", "");
    }

    @Test
    void countsByServiceLevelHostAndReleaseAndPutsWhatComesLateWhereItBelongs() throws Exception {
        Instant yesterday = Instant.now().minus(Duration.ofHours(25));
        send(repeated(7, "\"service\":\"checkout\",\"level\":\"info\",\"host\":\"web-1\",\"release\":\"1.4\""));
        send(repeated(3, "\"service\":\"checkout\",\"level\":\"error\",\"host\":\"web-1\""));
        send(repeated(2, "\"level\":\"fatal\",\"host\":\"web-2\""));
        send(repeated(4, "\"service\":\"checkout\",\"level\":\"error\",\"timestamp\":\"" + yesterday + "\""));
        counts.write();

        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        Map<String, LevelSeries> minutes = table.minutes(
                id(), hour.minus(Duration.ofHours(48)), hour.plus(Duration.ofHours(1)), Duration.ofMinutes(1));
        Map<String, LevelSeries> hours = table.hours(
                id(), hour.minus(Duration.ofHours(48)), hour.plus(Duration.ofHours(1)), Duration.ofHours(1));
        assertThat(minutes.get("checkout").of(Level.INFO)).isEqualTo(7);
        assertThat(minutes.get("checkout").of(Level.ERROR)).isEqualTo(3);
        assertThat(minutes.get("").of(Level.FATAL)).isEqualTo(2);
        assertThat(hours.get("checkout").of(Level.ERROR)).isEqualTo(7);
        assertThat(Arrays.stream(hours.get("checkout").errors()).filter(errors -> errors == 4))
                .hasSize(1);
        assertThat(places.since(id(), hour.minus(Duration.ofHours(1))))
                .extracting(
                        place -> place.kind() + " " + place.name(),
                        PlaceTable.PlaceCount::events,
                        PlaceTable.PlaceCount::errors)
                .containsExactly(
                        tuple("HOST web-1", 10L, 3L), tuple("HOST web-2", 2L, 2L), tuple("RELEASE 1.4", 7L, 0L));
    }

    @Test
    void countsServicesAndHostsBeyondTheBoundTogether() throws Exception {
        send(IntStream.range(0, 130)
                .mapToObj(n -> "{\"message\":\"m\",\"service\":\"s%d\",\"host\":\"h%d\"}".formatted(n, n))
                .collect(Collectors.joining(",")));
        counts.write();
        send(IntStream.range(200, 230)
                .mapToObj(n -> "{\"message\":\"m\",\"service\":\"s%d\",\"host\":\"h%d\"}".formatted(n, n))
                .collect(Collectors.joining(",")));
        counts.write();

        AppHealth now = health.look(id(), Span.HOUR, Instant.now());
        assertThat(now.services()).hasSize(Counted.MOST_SERVICES + 1);
        assertThat(now.services().stream().mapToLong(ServiceHealth::events).sum())
                .isEqualTo(160);
        assertThat(now.places()).hasSize(Counted.MOST_PLACES + 1);
        assertThat(now.places().stream().mapToLong(AppHealth.Place::events).sum())
                .isEqualTo(160);
    }

    @Test
    void takesAnyNameAServiceGivesItself() throws Exception {
        send(
                "{\"message\":\"m\",\"service\":\"a\\u0000b\\ud800\",\"host\":\"\\u0000\"},{\"message\":\"m\",\"service\":\""
                        + "ü".repeat(5_000) + "\",\"host\":\"*\"}");
        counts.write();

        AppHealth now = health.look(id(), Span.HOUR, Instant.now());
        assertThat(now.services())
                .hasSize(2)
                .allSatisfy(service -> assertThat(service.events()).isEqualTo(1));
    }

    @Test
    void saysWhatFailsSinceWhenAndWhatItSaid() throws Exception {
        history.steady(id(), "checkout", 0);
        history.steady(id(), "search", 0);
        assertThat(sentence(Instant.now())).isEqualTo("All 2 services are as usual.");

        send(repeated(60, "\"service\":\"checkout\",\"level\":\"error\""));
        counts.write();

        AppHealth now = health.look(id(), Span.DAY, Instant.now());
        assertThat(sentence(Instant.now())).matches("checkout has \\d+× its usual errors since [^.]+\\.");
        assertThat(now.services())
                .extracting(ServiceHealth::name, service -> service.verdict().state())
                .containsExactly(tuple("checkout", State.FAILING), tuple("search", State.HEALTHY));
        assertThat(now.services().getFirst().lastErrorText()).isEqualTo("query failed: deadlock");
        assertThat(now.services().getFirst().usualErrors().perHour()).isEqualTo(2);
        await().untilAsserted(() -> {
            AppHealth later = health.look(id(), Span.DAY, Instant.now());
            assertThat(later.categories())
                    .containsExactly(new CategoryCount(ErrorCategory.DATABASE, 60, List.of("deadlock")));
            assertThat(later.patterns().fresh())
                    .extracting(change -> change.pattern().message().text())
                    .containsExactly("query failed: deadlock");
        });
    }

    @Test
    void saysWhoIsSilentAndForHowLong() {
        history.steady(id(), "checkout", 15);
        history.steady(id(), "search", 0);

        assertThat(sentence(Instant.now().plus(Duration.ofMinutes(3))))
                .matches("checkout has been silent for 1[789] min\\.");
    }

    @Test
    void judgesNothingThatIsNewAndSaysWhatANightOfNothingIs() throws Exception {
        send(repeated(500, "\"level\":\"error\""));
        counts.write();

        assertThat(sentence(Instant.now())).startsWith("Learning what is usual");
        assertThat(sentence(Instant.now().plus(Duration.ofHours(30))))
                .isEqualTo("Nothing was heard for more than a day.");
    }

    @Test
    void tellsStrangersNothing() {
        assertThatThrownBy(() -> health.of(users.admin().id(), id(), Span.DAY)).isInstanceOf(NoSuchAppException.class);
    }

    private String sentence(Instant now) {
        return new Statement(ZoneOffset.UTC, now)
                .of(health.look(id(), Span.HOUR, now).services());
    }

    private AppId id() {
        return app.app().id();
    }

    private static String repeated(int count, String fields) {
        return String.join(",", Collections.nCopies(count, "{\"message\":\"query failed: deadlock\"," + fields + "}"));
    }

    private void send(String logs) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ingest"))
                .header("Authorization", "Bearer " + app.apiKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"logs\":[" + logs + "]}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }
}
