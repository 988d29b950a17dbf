package dev.sentrylogger.account;

import static dev.sentrylogger.account.Browser.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class LoginIT {
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
    void passwordOpensSessionWithNewId() throws Exception {
        browser.get("/login");
        String before = browser.sessionId();

        HttpResponse<String> answer = browser.signIn(ada.email(), SomeUsers.PASSWORD);

        assertThat(target(answer)).isEqualTo("/apps");
        assertThat(before).isNotEmpty();
        assertThat(browser.sessionId()).isNotEmpty().isNotEqualTo(before);
        assertThat(browser.get("/api/me").body()).contains(ada.email(), ada.id().toString());
        assertThat(new Browser("http://localhost:" + port)
                        .get("/api/me", "Cookie", "JSESSIONID=" + before)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void findsAccountInWhateverCase() throws Exception {
        assertThat(target(browser.signIn(ada.email().toUpperCase(Locale.ROOT), SomeUsers.PASSWORD)))
                .isEqualTo("/apps");
    }

    @Test
    void answersUnknownAccountLikeWrongPassword() throws Exception {
        HttpResponse<String> wrong = browser.signIn(ada.email(), "not this one");
        HttpResponse<String> unknown =
                new Browser("http://localhost:" + port).signIn("nobody" + ada.email(), "not this one");

        assertThat(target(wrong)).isEqualTo("/login?error");
        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(target(unknown)).isEqualTo(target(wrong));
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void slowsGuessingWithoutLockingTheOwnerOut() throws Exception {
        var answers = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            answers.add(target(browser.signIn(ada.email(), "guess number " + i)));
        }

        assertThat(answers.subList(0, SignInThrottle.FREE_TRIES)).containsOnly("/login?error");
        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("/login?wait="))
                .hasSizeGreaterThan(80);
        var owner = new Browser("http://127.0.0.1:" + port, "127.0.0.2");
        assertThat(target(owner.signIn(ada.email(), SomeUsers.PASSWORD))).isEqualTo("/apps");
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatNobodyCanHave(String email, String password, int status) throws Exception {
        assertThat(browser.signIn(email, password).statusCode()).isEqualTo(status);
    }

    static Stream<Arguments> refusesWhatNobodyCanHave() {
        return Stream.of(
                Arguments.of("a".repeat(10_000) + "@example.org", "plum ladder", 400),
                Arguments.of("ada@example.org", "x".repeat(73), 400),
                Arguments.of("ada@example.org", "plum\0ladder", 400),
                Arguments.of("ada@example.org", "x".repeat(1_000_000), 413));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "%2f%2fevil.example", "https:evil.example"})
    void staysHereWhateverTheAddressAsksFor(String evil) throws Exception {
        HttpResponse<String> answer = browser.post(
                "/login?continue=" + URLEncoder.encode(evil, StandardCharsets.UTF_8),
                Map.of("username", ada.email(), "password", SomeUsers.PASSWORD, "continue", evil));

        assertThat(answer.uri().resolve(Browser.location(answer))).hasToString("http://localhost:" + port + "/apps");
    }

    @Test
    void leadsBackToThePageOneCameFor() throws Exception {
        HttpResponse<String> stopped = browser.get("/api-keys-of-mine");

        assertThat(target(stopped)).isEqualTo("/login");
        assertThat(target(browser.signIn(ada.email(), SomeUsers.PASSWORD))).startsWith("/api-keys-of-mine");
    }

    @Test
    void refusesFormOfForeignPage() throws Exception {
        for (String path : new String[] {"/login", "/log%69n"}) {
            HttpResponse<String> answer = browser.post(
                    path,
                    Map.of("username", ada.email(), "password", SomeUsers.PASSWORD),
                    "Origin",
                    "https://evil.example");

            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        }
    }
}
