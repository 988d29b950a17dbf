package dev.sentrylogger.explore.api;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.Apps;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class ContextIT {
    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @LocalServerPort
    int port;

    private SentEvents shop;

    @BeforeEach
    void registerApp() {
        shop = SentEvents.toNewApp(port, users, apps);
    }

    @Test
    void tellsWhatHappenedRightBeforeAndAfter() throws Exception {
        shop.send(range(0, 30).mapToObj(ContextIT::event).toList());

        JsonNode context = context("event 15", "?before=2&after=3");

        assertThat(messages(context.get("before"))).containsExactly("event 13", "event 14");
        assertThat(context.get("event").get("message").asString()).isEqualTo("event 15");
        assertThat(messages(context.get("after"))).containsExactly("event 16", "event 17", "event 18");
        assertThat(context.get("earlier").asBoolean()).isTrue();
        assertThat(context.get("later").asBoolean()).isTrue();
    }

    @Test
    void tellsTenOnEachSideAndWhetherThatIsAll() throws Exception {
        shop.send(range(0, 15).mapToObj(ContextIT::event).toList());

        JsonNode context = context("event 10", "");

        assertThat(messages(context.get("before"))).hasSize(10).startsWith("event 0");
        assertThat(messages(context.get("after"))).hasSize(4).endsWith("event 14");
        assertThat(context.get("earlier").asBoolean()).isFalse();
        assertThat(context.get("later").asBoolean()).isFalse();
    }

    @Test
    void keepsToEventsThatSayTheSame() throws Exception {
        shop.send(
                event(0, "'service': 'cart', 'host': 'a', 'trace_id': '0af7651916cd43dd8448eb211c80319c'"),
                event(1, "'service': 'cart', 'host': 'b'"),
                event(2, "'service': 'till', 'host': 'a'"),
                event(3, "'service': 'cart', 'host': 'a'"),
                event(4, "'service': 'cart', 'host': 'a', 'user.id': 7"));

        assertThat(around("event 3", "?same=service")).containsExactly("event 0", "event 1", "event 4");
        assertThat(around("event 3", "?same=service,host&same=user.id")).containsExactly("event 0", "event 4");
        assertThat(around("event 0", "?same=trace_id")).isEmpty();
        assertThat(around("event 4", "?same=user.id")).isEmpty();
    }

    @Test
    void tellsTheEventAloneWhenNothingElseHappened() throws Exception {
        shop.send(event(1));

        JsonNode context = context("event 1", "");

        assertThat(context.get("before")).isEmpty();
        assertThat(context.get("after")).isEmpty();
        assertThat(context.get("earlier").asBoolean()).isFalse();
    }

    @Test
    void tellsWhetherThereIsMoreWhenNoneIsAskedFor() throws Exception {
        shop.send(event(1), event(2));

        JsonNode context = context("event 1", "?before=0&after=0");

        assertThat(context.get("before")).isEmpty();
        assertThat(context.get("after")).isEmpty();
        assertThat(context.get("earlier").asBoolean()).isFalse();
        assertThat(context.get("later").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "?before=-1, before, 0 to 1000",
        "?after=1001, after, 0 to 1000",
        "?after=many, after, 0 to 1000",
        "?same=%22x, same, in quotes",
        "?limit=5, limit, before",
    })
    void namesTheParameterAndTheLimit(String query, String parameter, String allowed) throws Exception {
        shop.send(event(1));

        Http.Answer answer = shop.get("/events/" + id("event 1") + "/context" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("parameter").asString()).isEqualTo(parameter);
        assertThat(answer.json().get("detail").asString()).contains(allowed);
    }

    @ParameterizedTest
    @CsvSource({"not-an-id", "00000000-0000-0000-0000-000000000000"})
    void unknownEventIsNotFound(String id) throws Exception {
        assertThat(shop.get("/events/" + id + "/context").status()).isEqualTo(404);
    }

    @Test
    void eventOfAnotherAppIsNotFoundUnderThisOne() throws Exception {
        shop.send(event(1));
        SentEvents bank = SentEvents.toNewApp(port, users, apps);

        assertThat(bank.get("/events/" + id("event 1") + "/context").status()).isEqualTo(404);
    }

    private List<String> around(String message, String query) throws Exception {
        JsonNode context = context(message, query);
        List<String> before = messages(context.get("before"));
        before.addAll(messages(context.get("after")));
        return before;
    }

    private JsonNode context(String message, String query) throws Exception {
        return shop.get("/events/" + id(message) + "/context" + query).json();
    }

    private String id(String message) throws Exception {
        JsonNode found =
                shop.get("/events?query=" + Http.encode('"' + message + '"')).json();
        return found.get("events").get(0).get("id").asString();
    }

    private static List<String> messages(JsonNode events) {
        return events.findValuesAsString("message");
    }

    private static String event(int second) {
        return event(second, "'logger': 'shop'");
    }

    private static String event(int second, String more) {
        return "{'message': 'event %1$d', 'timestamp': '2026-11-20T10:00:%1$02dZ', %2$s}".formatted(second, more);
    }
}
