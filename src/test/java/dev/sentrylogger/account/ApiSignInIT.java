package dev.sentrylogger.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class ApiSignInIT {
    @LocalServerPort
    int port;

    @Autowired
    SomeUsers users;

    private Browser browser;
    private User ada;

    @BeforeEach
    void openBrowser() {
        browser = new Browser("http://localhost:" + port);
        ada = users.member();
    }

    @Test
    void tokenSignsInWithoutSession() throws Exception {
        HttpResponse<String> answer = browser.get("/api/me", "Authorization", "Bearer " + users.token(ada));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(ada.email());
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void visitorIsToldHowToSignIn() throws Exception {
        HttpResponse<String> answer = browser.get("/api/me");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).contains("personal token");
    }

    @Test
    void wrongTokenIsRefusedEvenBesideGoodSession() throws Exception {
        browser.signIn(ada.email(), SomeUsers.PASSWORD);

        HttpResponse<String> answer = browser.get("/api/me", "Authorization", "Bearer slp_" + "x".repeat(43));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("unknown");
    }

    @Test
    void tokenDoesNotChangeWhoseSessionItIs() throws Exception {
        User grace = users.member();
        browser.signIn(ada.email(), SomeUsers.PASSWORD);

        HttpResponse<String> byToken = browser.get("/api/me", "Authorization", "Bearer " + users.token(grace));

        assertThat(byToken.body()).contains(grace.email());
        assertThat(browser.get("/api/me").body()).contains(ada.email());
    }

    @Test
    void sessionAloneChangesNothing() throws Exception {
        browser.signIn(ada.email(), SomeUsers.PASSWORD);

        HttpResponse<String> answer = browser.post("/api/me", Map.of("name", "Eve"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("X-CSRF-TOKEN");
    }
}
