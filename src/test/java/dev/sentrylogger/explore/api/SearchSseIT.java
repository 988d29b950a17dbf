package dev.sentrylogger.explore.api;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.explore.api.SseClient.Frame;
import dev.sentrylogger.store.EventStore;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class SearchSseIT {
    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    EventStore store;

    @LocalServerPort
    int port;

    private SentEvents shop;

    @BeforeEach
    void registerApp() {
        shop = SentEvents.toNewApp(port, users, apps);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest"})
    void tellsThePageInItsOrderAndWhereTheNextOneBegins(String order) throws Exception {
        shop.send(events(500));
        String query = "limit=200&order=" + order + "&query=" + Http.encode("level:warn event");

        List<Frame> frames = search(query);

        JsonNode page = shop.get("/events?" + query).json();
        assertThat(messages(frames)).hasSize(200).isEqualTo(page.get("events").findValuesAsString("message"));
        assertThat(frames.getLast().event()).isEqualTo("end");
        assertThat(frames.getLast().json().get("complete").asBoolean()).isFalse();
        assertThat(frames.getLast().json().get("cursor")).isEqualTo(page.get("cursor"));
    }

    @Test
    void pagesThroughEveryEventOnce() throws Exception {
        shop.send(events(500));
        List<String> read = new ArrayList<>();
        String cursor = "";

        JsonNode end;
        do {
            List<Frame> frames = search("limit=170" + cursor);
            read.addAll(messages(frames));
            end = frames.getLast().json();
            cursor = end.has("cursor") ? "&cursor=" + end.get("cursor").asString() : "";
        } while (!end.get("complete").asBoolean());

        assertThat(read)
                .isEqualTo(range(0, 500).mapToObj(n -> "event " + n).toList().reversed());
    }

    @Test
    void tellsHowFarTheSearchHasCome() throws Exception {
        shop.send(events(300));

        List<Frame> frames = search("query=nowhere&from=2026-11-20&to=2026-11-21");

        JsonNode progress = frames.stream()
                .filter(frame -> frame.event().equals("progress"))
                .toList()
                .getLast()
                .json();
        assertThat(progress.toString())
                .isEqualTo("{\"share\":1.0,\"passed\":300,\"total\":300,\"reached\":\"2026-11-20T00:00:00Z\"}");
        assertThat(messages(frames)).isEmpty();
        assertThat(frames.getLast().data()).isEqualTo("{\"complete\":true}");
    }

    @Test
    void endsAtOnceWithoutEvents() throws Exception {
        assertThat(search("")).containsExactly(new Frame("", "end", "{\"complete\":true}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "text/html, */*;q=0.8"})
    void answersInOnePieceWhoeverDoesNotAskForAStream(String accept) throws Exception {
        shop.send(events(20));

        HttpResponse<String> answer = ask("/search?limit=7", accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo(shop.get("/events?limit=7").body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query=level:loud  | query  | level",
                "limit=1001        | limit  | 1 to 1000",
                "from=now&to=-1h   | from   | before 'to'",
                "fields=level      | fields | query",
            })
    void refusesWhatItCannotReadBeforeItStreams(String query, String parameter, String detail) throws Exception {
        HttpResponse<String> answer = ask("/search?" + query, "text/event-stream");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"parameter\":\"" + parameter + '"', detail);
    }

    @Test
    void endsWithAProblemWhenTheStoreCannotAnswer() throws Exception {
        var running = (SmartLifecycle) store;
        running.stop();
        List<Frame> frames;
        try {
            frames = search("");
        } finally {
            running.start();
        }

        assertThat(frames).hasSize(1);
        assertThat(frames.getFirst().event()).isEqualTo("problem");
        assertThat(frames.getFirst().json().get("status").asInt()).isEqualTo(503);
        assertThat(frames.getFirst().json().get("detail").asString()).contains("not running");
    }

    @Test
    void countsAmongTheStreamsOfItsCallerWhichAnAnswerInOnePieceDoesNot() throws Exception {
        List<SseClient> tails = new ArrayList<>();
        for (int i = 0; i < OpenStreams.PER_CALLER; i++) {
            tails.add(SseClient.open(shop.owner(), shop.address() + "/tail"));
        }

        HttpResponse<String> refused = ask("/search", "text/event-stream");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");
        assertThat(refused.body()).contains("10 streams", "close one", "application/json");
        assertThat(ask("/search", "application/json").statusCode()).isEqualTo(200);
        for (SseClient tail : tails) {
            tail.close();
        }
    }

    @Test
    void givesItsPlaceBackWhenItEnds() throws Exception {
        for (int i = 0; i < 3 * OpenStreams.PER_CALLER; i++) {
            assertThat(search("")).hasSize(1);
        }
    }

    @Test
    void isNotForWhoeverMayNotRead() throws Exception {
        shop.send("{'message': 'the-secret'}");
        for (Http stranger : List.of(Http.anonymous(port), Http.bearer(port, users.token(users.member())))) {
            HttpResponse<String> answer = ask(stranger, "/search", "text/event-stream");

            assertThat(answer.statusCode()).isIn(401, 404);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.body()).doesNotContain("the-secret");
        }
    }

    @Test
    void answersHeadWithoutSearching() throws Exception {
        var request = shop.owner().request(shop.address() + "/search").header("Accept", "text/event-stream");

        var answer = shop.owner().client().send(request.HEAD().build(), BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    }

    /** Everything the stream says until it ends. */
    private List<Frame> search(String query) throws Exception {
        try (SseClient client = SseClient.open(shop.owner(), shop.address() + "/search?" + query)) {
            await().until(client::ended);
            return client.frames();
        }
    }

    private static List<String> messages(List<Frame> frames) {
        return frames.stream()
                .filter(frame -> frame.event().equals("rows"))
                .flatMap(frame -> frame.json().get("events").findValuesAsString("message").stream())
                .toList();
    }

    private HttpResponse<String> ask(String path, String accept) throws Exception {
        return ask(shop.owner(), path, accept);
    }

    private HttpResponse<String> ask(Http http, String path, String accept) throws Exception {
        var request = http.request(shop.address() + path).header("Accept", accept);
        return http.client().send(request.build(), BodyHandlers.ofString());
    }

    private static List<String> events(int count) {
        return range(0, count)
                .mapToObj(n -> "{'message': 'event %d', 'level': 'warn', 'timestamp': '2026-11-20T10:%02d:%02dZ'}"
                        .formatted(n, n / 60, n % 60))
                .toList();
    }
}
