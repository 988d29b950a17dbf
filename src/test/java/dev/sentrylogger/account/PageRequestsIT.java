package dev.sentrylogger.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests to the pages that no page makes: none is obeyed, and none is a failure of ours. */
@IntegrationTest
class PageRequestsIT {
    @LocalServerPort
    int port;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** Old or invented tokens and places in the sequence, of a session that is there and of a page that is not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"csrfToken\":\"init\",\"rpc\":[],\"syncId\":-1,\"clientId\":0}",
                "{\"csrfToken\":\"00000000-0000-0000-0000-000000000000\",\"rpc\":[],\"syncId\":999999,\"clientId\":7}",
                "{\"rpc\":[{\"type\":\"event\",\"node\":1,\"event\":\"click\"}],\"syncId\":0,\"clientId\":0}",
                "{",
                "",
                "[]",
                "null"
            })
    void doesNotObeyARequestOfNoPageOfOurs(String message) throws Exception {
        assertThat(send(get("/login")).statusCode()).isEqualTo(200);

        HttpResponse<String> answer = send(post("/?v-r=uidl&v-uiId=0", message));

        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void tellsAPageWithoutASessionThatItIsOver() throws Exception {
        assertThat(send(post("/?v-r=heartbeat&v-uiId=0", "")).statusCode()).isIn(403, 410);
    }

    @Test
    void refusesAHeaderOfNineKilobytes() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/login"))
                .header("X-Long", "x".repeat(9 << 10))
                .build());

        assertThat(answer.statusCode()).isIn(400, 431);
    }

    /** A header that would be two lines in HTTP/1.1 cannot come: nothing here speaks HTTP/2. */
    @Test
    void staysWithTheFirstVersion() throws Exception {
        var upgrade = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

        HttpResponse<Void> answer = upgrade.send(get("/health"), BodyHandlers.discarding());

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(uri(path)).build();
    }

    private HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .header("Origin", "http://localhost:" + port)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
