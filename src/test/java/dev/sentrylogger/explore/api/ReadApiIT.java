package dev.sentrylogger.explore.api;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.AppDetails;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.app.Registration;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.api.Http.Answer;
import dev.sentrylogger.store.EventStore;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class ReadApiIT {
    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    EventStore store;

    @LocalServerPort
    int port;

    private User owner;
    private Registration shop;
    private SomeStoredEvents events;
    private Http http;

    @BeforeEach
    void registerApp() {
        owner = users.member();
        shop = register(owner, KeyScope.INGEST);
        events = new SomeStoredEvents(store, shop.app().id());
        http = Http.bearer(port, users.token(owner));
    }

    @Test
    void listsTheCallersAppsByName() throws Exception {
        Registration bank = apps.register(owner.id(), "A bank", "Money");
        register(users.member(), KeyScope.READ);

        JsonNode listed = http.get("/api/apps").json().get("apps");

        assertThat(listed.findValuesAsString("id"))
                .containsExactly(bank.app().id().toString(), shop.app().id().toString());
        assertThat(listed.get(0).get("name").asString()).isEqualTo("A bank");
        assertThat(listed.get(0).get("description").asString()).isEqualTo("Money");
        assertThat(listed.get(0).get("number").asInt()).isEqualTo(bank.app().number());
        assertThat(listed.get(0).get("createdAt").asString())
                .isEqualTo(bank.app().createdAt().toString());
    }

    @ParameterizedTest
    @CsvSource({"newest", "oldest"})
    void pagesThroughEveryEventOnceWhileOthersArrive(String order) throws Exception {
        events.add(1000);
        List<String> read = new ArrayList<>();
        String cursor = "";

        JsonNode page;
        do {
            page = http.get(eventsOf(shop) + "?limit=170&order=" + order + "&to=" + Http.encode(until(1000)) + cursor)
                    .json();
            read.addAll(page.get("events").findValuesAsString("message"));
            cursor = page.has("cursor")
                    ? "&cursor=" + Http.encode(page.get("cursor").asString())
                    : "";
            events.add(50);
        } while (!page.get("complete").asBoolean());

        List<String> oldestFirst = range(0, 1000).mapToObj(n -> "event " + n).toList();
        assertThat(read).isEqualTo(order.equals("oldest") ? oldestFirst : oldestFirst.reversed());
        assertThat(page.has("cursor")).isFalse();
    }

    @Test
    void pagesThroughTheNewestWithoutRangeWhileOthersArrive() throws Exception {
        events.add(1000);
        List<String> read = new ArrayList<>();

        JsonNode page = http.get(eventsOf(shop) + "?limit=300").json();
        read.addAll(page.get("events").findValuesAsString("message"));
        while (!page.get("complete").asBoolean()) {
            events.add(100);
            page = http.get(eventsOf(shop) + "?limit=300&cursor="
                            + Http.encode(page.get("cursor").asString()))
                    .json();
            read.addAll(page.get("events").findValuesAsString("message"));
        }

        assertThat(read)
                .isEqualTo(range(0, 1000).mapToObj(n -> "event " + n).toList().reversed());
    }

    @Test
    void filtersByLevelTextAndTime() throws Exception {
        events.add(Level.INFO, "card accepted");
        events.add(Level.ERROR, "card declined");
        events.add(Level.FATAL, "card burnt");
        events.add(Level.ERROR, "till stuck");

        assertThat(messages("?query=" + Http.encode("level>=error card")))
                .containsExactly("card burnt", "card declined");
        assertThat(messages("?query=" + Http.encode("\"CARD dec\""))).containsExactly("card declined");
        assertThat(messages("?order=oldest&from=" + Http.encode(until(1)) + "&to=" + Http.encode(until(3))))
                .containsExactly("card declined", "card burnt");
        assertThat(messages("?from=-1s")).isEmpty();
        assertThat(messages("?from=2026-11-20&to=2026-11-21&limit=1")).containsExactly("till stuck");
    }

    @Test
    void returnsOneEventWithAllItsFields() throws Exception {
        LogEvent event = events.add(Level.ERROR, "card declined");

        JsonNode read = http.get(eventsOf(shop) + "/" + event.id()).json();

        assertThat(read.get("id").asString()).isEqualTo(event.id().toString());
        assertThat(read.get("occurredAt").asString()).isEqualTo("2026-11-20T10:00:00.000000Z");
        assertThat(read.get("level").asString()).isEqualTo("error");
        assertThat(read.get("logger").asString()).isEqualTo("shop.cart");
        assertThat(read.has("template")).isFalse();
    }

    @Test
    void answersAreNeverStoredByCaches() throws Exception {
        assertThat(http.get(eventsOf(shop)).header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "owner's session   | 200 | 200 | 200 | 200",
                "owner's token     | 200 | 200 | 200 | 200",
                "other's token     | 200 | 404 | 404 | 404",
                "read key          | 200 | 200 | 200 | 200",
                "ingest key        | 403 | 403 | 403 | 403",
                "other's read key  | 200 | 404 | 404 | 404",
                "forged token      | 401 | 401 | 401 | 401",
                "forged key        | 401 | 401 | 401 | 401",
                "nobody            | 401 | 401 | 401 | 401",
            })
    void opensOnlyToWhoMayRead(String caller, int list, int search, int one, int tail) throws Exception {
        Http reader = caller(caller);
        LogEvent event = events.add(Level.INFO, "secret");

        Answer listed = reader.get("/api/apps");
        Answer found = reader.get(eventsOf(shop));
        Answer read = reader.get(eventsOf(shop) + "/" + event.id());

        assertThat(List.of(listed.status(), found.status(), read.status(), tailStatus(reader)))
                .isEqualTo(List.of(list, search, one, tail));
        assertThat(found.body().contains("secret")).isEqualTo(search == 200);
        assertThat(read.body().contains("secret")).isEqualTo(one == 200);
        assertThat(listed.body().contains(shop.app().id().toString())).isEqualTo(search == 200);
        for (Answer refused : List.of(listed, found, read)) {
            if (refused.status() != 200) {
                assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
                assertThat(refused.json().get("detail").asString()).hasSizeGreaterThan(20);
                assertThat(refused.header("Set-Cookie")).isEmpty();
            }
        }
    }

    @Test
    void tellsIngestKeyWhatItLacks() throws Exception {
        Answer answer = Http.bearer(port, shop.apiKey()).get(eventsOf(shop));

        assertThat(answer.json().get("detail").asString()).contains("READ");
    }

    @Test
    void foreignAppLooksLikeOneThatDoesNotExist() throws Exception {
        Http stranger = Http.bearer(port, users.token(users.member()));
        String unknown = UUID.randomUUID().toString();

        String foreign = stranger.get(eventsOf(shop)).body();

        assertThat(foreign.replace(shop.app().id().toString(), "…"))
                .isEqualTo(
                        stranger.get("/api/apps/" + unknown + "/events").body().replace(unknown, "…"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0           | limit  | 0         | 1 to 1000",
                "limit=1001        | limit  | 1001      | 1 to 1000",
                "limit=ten         | limit  | ten       | 1 to 1000",
                "limit=1&limit=2   | limit  | 1,2       | once",
                "order=up          | order  | up        | newest or oldest",
                "from=yesterday    | from   | yesterday | -15m",
                "to=15m            | to     | 15m       | ISO 8601",
                "from=now&to=-1h   | from   | now       | before 'to'",
                "cursor=abc        | cursor | abc       | page before",
                "cursor=999999999999999999.0-0-0-0-0 | cursor | 999999999999999999.0-0-0-0-0 | page before",
                "form=-15m         | form   | -15m      | from",
            })
    void namesTheParameterTheValueAndWhatIsAllowed(String query, String parameter, String value, String allowed)
            throws Exception {
        Answer answer = http.get(eventsOf(shop) + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("parameter").asString()).isEqualTo(parameter);
        assertThat(answer.json().get("value").asString()).isEqualTo(value);
        assertThat(answer.json().get("detail").asString()).contains(parameter, value, allowed);
    }

    @Test
    void asksToComeBackWhileTheStoreIsNotRunning() throws Exception {
        var running = (SmartLifecycle) store;
        running.stop();
        Answer answer;
        try {
            answer = http.get(eventsOf(shop));
        } finally {
            running.start();
        }

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.json().get("detail").asString()).contains("not running");
        assertThat(http.get(eventsOf(shop)).status()).isEqualTo(200);
    }

    @Test
    void pointsAtTheCharacterOfAQueryItCannotRead() throws Exception {
        Answer answer = http.get(eventsOf(shop) + "?query=" + Http.encode("card \"declined"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("position").asInt()).isEqualTo(5);
        assertThat(answer.json().get("suggestion").asString()).isEqualTo("card \"declined\"");
        assertThat(answer.json().get("parameter").asString()).isEqualTo("query");
    }

    @ParameterizedTest
    @CsvSource({"not-an-id", "00000000-0000-0000-0000-000000000000", "%F0%9F%90%99"})
    void unknownIdsAreNotFound(String id) throws Exception {
        assertThat(http.get(eventsOf(shop) + "/" + id).status()).isEqualTo(404);
        assertThat(http.get("/api/apps/" + id + "/events").status()).isEqualTo(404);
        assertThat(http.get("/api/apps/" + id + "/tail").status()).isEqualTo(404);
    }

    @Test
    void eventOfAnotherAppIsNotFoundUnderThisOne() throws Exception {
        Registration bank = register(owner, KeyScope.INGEST);
        LogEvent event = events.add(Level.INFO, "of the shop");

        assertThat(http.get(eventsOf(bank) + "/" + event.id()).status()).isEqualTo(404);
    }

    @Test
    void isDescribedInTheOpenApiDocumentForAnyone() throws Exception {
        JsonNode paths = Http.anonymous(port).get("/v3/api-docs").json().get("paths");

        assertThat(paths.propertyNames())
                .contains(
                        "/api/apps",
                        "/api/apps/{app}/events",
                        "/api/apps/{app}/events/{event}",
                        "/api/apps/{app}/tail");
        JsonNode search = paths.get("/api/apps/{app}/events").get("get");
        assertThat(search.get("parameters").findValuesAsString("name"))
                .containsExactlyInAnyOrder("app", "query", "from", "to", "order", "limit", "cursor");
    }

    private Http caller(String name) throws Exception {
        return switch (name) {
            case "owner's session" -> Http.session(port, owner);
            case "owner's token" -> http;
            case "other's token" -> Http.bearer(port, users.token(users.member()));
            case "read key" -> {
                shop = register(owner, KeyScope.READ);
                events = new SomeStoredEvents(store, shop.app().id());
                yield Http.bearer(port, shop.apiKey());
            }
            case "ingest key" -> Http.bearer(port, shop.apiKey());
            case "other's read key" ->
                Http.bearer(port, register(owner, KeyScope.READ).apiKey());
            case "forged token" -> Http.bearer(port, "slp_" + "a".repeat(43));
            case "forged key" -> Http.bearer(port, shop.apiKey().substring(0, 40) + "AAAAAAAAAA");
            case "nobody" -> Http.anonymous(port);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private int tailStatus(Http reader) throws Exception {
        var answer = reader.client()
                .send(reader.request("/api/apps/" + shop.app().id() + "/tail").build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private List<String> messages(String query) throws Exception {
        return http.get(eventsOf(shop) + query).json().get("events").findValuesAsString("message");
    }

    private Registration register(User user, KeyScope... scopes) {
        return apps.register(new Caller(user.id(), ""), new AppDetails("Shop", ""), Set.of(scopes));
    }

    private static String eventsOf(Registration registration) {
        return "/api/apps/" + registration.app().id() + "/events";
    }

    /** When event {@code n} happened, so that a range up to it holds the {@code n} before. */
    private static String until(int n) {
        return SomeStoredEvents.FIRST.plusSeconds(n).toString();
    }
}
