package dev.sentrylogger.explore.api;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppKeys;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.KeyDetails;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.explore.api.SseClient.Frame;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.tail.LiveTail;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class TailSseIT {
    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    AppKeys keys;

    @Autowired
    EventStore store;

    @Autowired
    LiveTail liveTail;

    @LocalServerPort
    int port;

    private User owner;
    private App app;
    private SomeStoredEvents events;
    private Http http;

    @BeforeEach
    void registerApp() {
        owner = users.member();
        app = apps.register(owner.id(), "Shop", "").app();
        events = new SomeStoredEvents(store, app.id());
        http = Http.bearer(port, users.token(owner));
    }

    @Test
    void sendsWhatIsStoredFromNowOn() throws Exception {
        events.add(3);
        try (SseClient client = open("")) {
            events.add(Level.ERROR, "card declined");

            await().until(() -> client.messages().equals(List.of("card declined")));
            assertThat(client.header("Content-Type")).startsWith("text/event-stream");
            assertThat(client.header("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void sendsOnlyWhatTheQueryWants() throws Exception {
        try (SseClient client = SseClient.open(http, tail() + "?query=" + Http.encode("level>=error card"), "")) {
            events.add(Level.INFO, "card accepted");
            events.add(Level.ERROR, "till stuck");
            events.add(Level.FATAL, "card burnt");

            await().until(() -> !client.messages().isEmpty());
            assertThat(client.messages()).containsExactly("card burnt");
        }
    }

    @Test
    void endsWithinASecondOrSoOfItsKeysRevocation() throws Exception {
        String key = keys.create(
                new Caller(owner.id(), "192.0.2.1"), app.id(), new KeyDetails("tail", Set.of(KeyScope.READ), null));
        try (SseClient client = SseClient.open(Http.bearer(port, key), tail(), "")) {
            events.add(Level.INFO, "before");
            await().until(() -> client.messages().equals(List.of("before")));

            keys.revoke(new Caller(owner.id(), "192.0.2.1"), app.id(), key.substring(3, 11));

            await().until(client::ended);
        }
    }

    @Test
    void goesOnInTheMiddleOfADelivery() throws Exception {
        Frame second;
        try (SseClient client = open("")) {
            events.add(5);
            await().until(() -> client.messages().size() == 5);
            second = client.frames().get(1);
        }

        try (SseClient client = open(second.id())) {
            events.add(1);

            await().until(() -> client.messages().contains("event 5"));
            assertThat(client.messages()).containsExactly("event 2", "event 3", "event 4", "event 5");
        }
    }

    @Test
    void losesAndRepeatsNothingHoweverOftenTheConnectionBreaks() throws Exception {
        int total = 400;
        Thread writer = Thread.ofVirtual().unstarted(() -> range(0, total / 4).forEach(n -> events.add(4)));
        List<String> received = new ArrayList<>();
        SseClient first = open("");
        String position = first.lastId();
        first.close();
        writer.start();

        while (received.size() < total) {
            int missing = total - received.size();
            int some = Math.min(missing, 47);
            try (SseClient client = open(position)) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> client.frames().size() >= some);
                List<Frame> taken = client.frames().subList(0, some);
                received.addAll(taken.stream().map(Frame::message).toList());
                position = taken.getLast().id();
            }
        }

        writer.join();
        assertThat(received)
                .isEqualTo(range(0, total).mapToObj(n -> "event " + n).toList());
    }

    @Test
    void saysHowManyItSkipsToCatchUp() throws Exception {
        events.add(LiveTail.ROWS + 300);

        try (SseClient client = open("0")) {
            await().until(() -> client.messages().size() == LiveTail.ROWS);

            assertThat(client.frames().getFirst().event()).isEqualTo("skipped");
            assertThat(client.frames().getFirst().data()).isEqualTo("{\"skipped\":300}");
            assertThat(client.messages().getFirst()).isEqualTo("event 300");
        }
    }

    @Test
    void takesAPositionItHasNotReachedForNow() throws Exception {
        events.add(2);

        try (SseClient client = open("999999999999999")) {
            events.add(1);

            await().until(() -> client.messages().equals(List.of("event 2")));
        }
    }

    @Test
    void refusesPositionItNeverGave() throws Exception {
        var answer = http.client()
                .send(
                        http.request(tail())
                                .header("Accept", "text/event-stream")
                                .header("Last-Event-ID", "abc")
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("Last-Event-ID", "abc");
    }

    @Test
    void refusesQueryItCannotReadBeforeItStreams() throws Exception {
        var answer = http.get(tail() + "?query=level:loud");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("position").asInt()).isEqualTo(6);
    }

    @Test
    void refusesOneTailTooManyUntilAnotherIsClosed() throws Exception {
        int open = liveTail.subscriptions();
        List<SseClient> clients = new ArrayList<>();
        for (int i = 0; i < OpenStreams.PER_CALLER; i++) {
            clients.add(open(""));
        }

        var refused = http.get(tail());

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        for (SseClient client : clients) {
            client.close();
        }
        // A client that is gone is found out by writing to it.
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            events.add(1);
            return liveTail.subscriptions() <= open;
        });
        try (SseClient again = open("")) {
            assertThat(again.ended()).isFalse();
        }
    }

    @Test
    void answersHeadWithoutOpeningAStream() throws Exception {
        int open = liveTail.subscriptions();

        var answer = http.client().send(http.request(tail()).HEAD().build(), BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(liveTail.subscriptions()).isLessThanOrEqualTo(open);
    }

    private SseClient open(String lastEventId) throws Exception {
        return SseClient.open(http, tail(), lastEventId);
    }

    private String tail() {
        return "/api/apps/" + app.id() + "/tail";
    }
}
