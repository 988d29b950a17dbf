package dev.sentrylogger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class HeadersIT {
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "/login, 200",
        "/setup, 200",
        "/login/code, 200",
        "/health, 200",
        "/app/styles.css, 200",
        "/v3/api-docs, 200",
        "/api/me, 401",
        "/nothing/here, 302"
    })
    void everyAnswerTellsBrowsersToBeCareful(String path, int status) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'self'")
                        .doesNotContain("script-src 'self' 'unsafe-inline'"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
    }

    @Test
    void pageRunsOnlyOurFilesAndScriptsWithTheNonceOfItsAnswer() throws Exception {
        HttpResponse<String> first = get("/login");
        HttpResponse<String> second = get("/login");

        String nonce = nonce(first);
        List<String> scripts = Pattern.compile("<script[^>]*>")
                .matcher(first.body())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(nonce).hasSizeGreaterThanOrEqualTo(24).isNotEqualTo(nonce(second));
        assertThat(scripts)
                .filteredOn(script -> !script.contains(" src="))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(script).contains("nonce=\"" + nonce + "\""));
    }

    @Test
    void sessionCookieIsKeptFromScriptsAndForeignPages() throws Exception {
        assertThat(get("/login").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie ->
                        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure"));
    }

    @Test
    void documentationOfTheApiIsPublic() throws Exception {
        HttpResponse<String> answer = new Browser(base()).get("/docs/api");

        HttpResponse<String> page = new Browser(base()).follow(answer, base());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui");
    }

    @Test
    void healthIsPublic() throws Exception {
        assertThat(get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost.evil.example", "http://localhost:1"})
    void refusesWebSocketOfForeignPage(String origin) {
        assertThatThrownBy(() -> openWebSocket(origin))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(failure -> assertThat(((WebSocketHandshakeException) failure.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(403));
    }

    private void openWebSocket(String origin) {
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create("ws://localhost:" + port + "/VAADIN/push?v-r=push"), new WebSocket.Listener() {})
                .join();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return new Browser(base()).get(path);
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private static String nonce(HttpResponse<String> page) {
        var nonce = NONCE.matcher(
                page.headers().firstValue("Content-Security-Policy").orElse(""));
        assertThat(nonce.find()).isTrue();
        return nonce.group(1);
    }
}
