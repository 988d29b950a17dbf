package dev.sentrylogger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.AppKeys;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.KeyInfo;
import dev.sentrylogger.app.Registration;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.ingest.RawHttp.Request;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.EventStore;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** API keys in the text of events, and connections that outlive their key. */
@IntegrationTest
class LeakGuardIT {
    @LocalServerPort
    private int port;

    @Autowired
    private SomeUsers users;

    @Autowired
    private Apps apps;

    @Autowired
    private AppKeys keys;

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    private UserId owner;
    private Registration app;

    @BeforeEach
    void registerAnApp() {
        owner = users.member().id();
        app = apps.register(owner, "shop", "");
    }

    @Test
    void masksAKeyInEveryTextAndTellsItsOwnerWhereItStood() throws IOException {
        Registration other = apps.register(owner, "billing", "");
        String leaked = other.apiKey();
        String event = """
                {"message":"key is %1$s.","template":"key is %1$s","logger":"shop.cart","service":"checkout",
                 "host":"web-1","release":"%1$s","header":"Bearer %1$s","n":1,
                 "exception":{"type":"E","message":"%1$s","raw":"x=%1$s","frames":[
                   {"file":"a.py","function":"f","line":1,"source":"init('%1$s')"}]}}
                """.formatted(leaked).replace("\n", "");
        assertThat(send("{\"logs\":[{\"message\":\"before\"}," + event + "]}")).isEqualTo(200);

        assertThat(stored().toString())
                .doesNotContain(leaked.substring(12))
                .contains("key is " + leaked.substring(0, 12) + "[masked].", "before", "n=1");
        assertThat(stored().toString().split("\\[masked]", -1)).hasSize(8);
        KeyInfo info = keys.of(owner, other.app().id()).getFirst();
        assertThat(info.leaks()).singleElement().satisfies(leak -> {
            assertThat(leak.app()).isEqualTo("shop");
            assertThat(List.of(leak.service(), leak.logger(), leak.host()))
                    .containsExactly("checkout", "shop.cart", "web-1");
        });
    }

    @Test
    void aKeyThatOnlyCarriesTheRequestIsNoLeak() throws IOException {
        assertThat(send("{\"api_key\":\"" + app.apiKey() + "\",\"logs\":[{\"message\":\"m\"}]}"))
                .isEqualTo(200);

        assertThat(keys.of(owner, app.app().id()).getFirst().leaks()).isEmpty();
    }

    @Test
    void masksAKeyOfAnotherServerWithoutNotingIt() throws IOException {
        Registration gone = apps.register(owner, "gone", "");
        String key = gone.apiKey();
        jdbc.sql("DELETE FROM api_keys WHERE key_id = :id")
                .param("id", key.substring(3, 11))
                .update();

        assertThat(send("{\"logs\":[\"ERROR rejected " + key + "\"]}")).isEqualTo(200);

        assertThat(stored().getFirst().message()).isEqualTo("rejected " + key.substring(0, 12) + "[masked]");
    }

    @Test
    void notesTheHostAndTheClientThatSent() throws IOException {
        assertThat(send("{\"logs\":[{\"message\":\"m\",\"host\":\"web-7\"}]}")).isEqualTo(200);

        assertThat(keys.of(owner, app.app().id()).getFirst().clients())
                .singleElement()
                .satisfies(used -> {
                    assertThat(used.client().host()).isEqualTo("web-7");
                    assertThat(used.client().client()).isEqualTo("tests/1.0");
                    assertThat(used.client().address()).isEqualTo("127.0.0.1");
                });
    }

    @Test
    void anOpenStreamStoresNothingMoreOnceItsKeyIsRevoked() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(("POST /ingest/jsonline HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + app.apiKey()
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            chunk(socket, "first line\n".repeat(10_000));
            await().untilAsserted(() -> assertThat(stored()).isNotEmpty());

            keys.revoke(
                    new Caller(owner, "192.0.2.1"), app.app().id(), app.apiKey().substring(3, 11));
            chunk(socket, "second line\n".repeat(10_000));
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();

            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 401");
        }
        assertThat(stored()).extracting(LogEvent::message).doesNotContain("second line");
    }

    private static void chunk(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = socket.getOutputStream();
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private int send(String body) throws IOException {
        return new RawHttp(port)
                .send(new Request("POST", "/ingest")
                        .header("Authorization", "Bearer " + app.apiKey())
                        .header("User-Agent", "tests/1.0")
                        .body(body)
                        .bytes())
                .status();
    }

    private List<LogEvent> stored() {
        return store.search(new EventQuery(
                        app.app().id(),
                        TimeRange.ALL,
                        new EventFilter.Everything(),
                        Order.NEWEST_FIRST,
                        EventQuery.MAX_LIMIT,
                        null))
                .events();
    }
}
