package dev.sentrylogger.account;

import static dev.sentrylogger.account.Browser.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;

/** Passwords, sessions and tokens of one's own, with real sessions over HTTP. */
@IntegrationTest
class OwnAccountIT {
    private static final String HERE = "192.0.2.1";
    private static final String NEXT = "copper river nine";

    @LocalServerPort
    int port;

    @Autowired
    SomeUsers users;

    @Autowired
    OwnAccount account;

    @Autowired
    SignedInDevices devices;

    @Autowired
    PersonalTokens tokens;

    @Autowired
    AuditLog log;

    @Autowired
    JdbcClient jdbc;

    private Browser here;
    private Browser elsewhere;
    private User ada;

    @BeforeEach
    void signInTwice() throws Exception {
        here = new Browser("http://localhost:" + port);
        elsewhere = new Browser("http://localhost:" + port);
        ada = users.member();
        here.signIn(ada.email(), SomeUsers.PASSWORD);
        elsewhere.signIn(ada.email(), SomeUsers.PASSWORD);
    }

    @Test
    void aNewPasswordEndsEveryOtherSessionAndTheOldPassword() throws Exception {
        int ended = account.changePassword(ada, SomeUsers.PASSWORD, NEXT, HERE, here.sessionId());

        assertThat(ended).isEqualTo(1);
        assertThat(here.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(target(elsewhere.signIn(ada.email(), SomeUsers.PASSWORD))).isEqualTo("/login?error");
        assertThat(target(elsewhere.signIn(ada.email(), NEXT))).isEqualTo("/apps");
    }

    @Test
    void theCurrentPasswordIsAskedForAndGuessingItIsSlowed() {
        for (int i = 0; i < SignInThrottle.FREE_TRIES; i++) {
            String guess = "guess number " + i;
            assertThatThrownBy(() -> account.changePassword(ada, guess, NEXT, HERE, here.sessionId()))
                    .hasMessage("The current password is wrong");
        }

        assertThatThrownBy(() -> account.changePassword(ada, SomeUsers.PASSWORD, NEXT, HERE, here.sessionId()))
                .isInstanceOf(SignInThrottled.class);
        assertThat(devices.of(ada.id())).hasSize(2);
    }

    @Test
    void aPasswordThatIsNotGoodEnoughChangesNothing() throws Exception {
        for (String bad : List.of("short", "password1", "x".repeat(73), "nul\0character")) {
            assertThatThrownBy(() -> account.changePassword(ada, SomeUsers.PASSWORD, bad, HERE, here.sessionId()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Password: ");
        }
        assertThat(elsewhere.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    void listsWhereSomebodyIsSignedInAndEndsOne() throws Exception {
        List<SignedInDevice> all = devices.of(ada.id());
        assertThat(all).hasSize(2).allSatisfy(device -> {
            assertThat(device.address()).isEqualTo("127.0.0.1");
            assertThat(device.shown()).startsWith("Java-http-client");
        });
        SignedInDevice other = all.stream()
                .filter(device -> device.sessionId().equals(elsewhere.sessionId()))
                .findFirst()
                .orElseThrow();

        account.signOut(ada, other, HERE);

        assertThat(elsewhere.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(here.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(devices.of(ada.id())).hasSize(1);
    }

    @Test
    void signingOutTakesADeviceOffTheList() throws Exception {
        assertThat(account.signOutElsewhere(ada, here.sessionId(), HERE)).isEqualTo(1);
        assertThat(devices.of(ada.id())).hasSize(1);
    }

    @Test
    void signingInAgainInTheSameBrowserIsOneDevice() throws Exception {
        here.signIn(ada.email(), SomeUsers.PASSWORD);

        assertThat(devices.of(ada.id())).hasSize(2);
    }

    @Test
    void aNewPasswordLeavesTheSessionAloneThatSignedInTwice() throws Exception {
        here.signIn(ada.email(), SomeUsers.PASSWORD);

        account.changePassword(ada, SomeUsers.PASSWORD, NEXT, HERE, here.sessionId());

        assertThat(here.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyEndsSomebodyElsesSession() throws Exception {
        User grace = users.member();
        SignedInDevice adas = devices.of(ada.id()).getFirst();

        account.signOut(grace, adas, HERE);

        assertThat(devices.of(ada.id())).hasSize(2);
        assertThat(here.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    void namesBrowsers() {
        String chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36";
        String safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1";
        assertThat(device(chrome).shown()).isEqualTo("Chrome on Linux");
        assertThat(device(chrome + " Edg/130.0").shown()).isEqualTo("Edge on Linux");
        assertThat(device(safari).shown()).isEqualTo("Safari on iPhone");
        assertThat(device("").shown()).isEqualTo("A program that does not name itself");
        assertThat(device("<b>").shown()).isEqualTo("<b>");
    }

    @Test
    void aTokenThatReadsChangesNothing() throws Exception {
        String token = account.issueToken(ada, " report ", true, null, HERE);
        var visitor = new Browser("http://localhost:" + port);

        assertThat(visitor.get("/api/me", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused =
                visitor.post("/api/project", Map.of("name", "x"), "Authorization", "Bearer " + token);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("only reads");
        assertThat(tokens.of(ada.id())).singleElement().satisfies(shown -> {
            assertThat(shown.name()).isEqualTo("report");
            assertThat(token).endsWith(shown.lastFour());
            assertThat(shown.lastUsedAt()).isNotNull();
        });
    }

    @Test
    void aTokenEndsWhenItExpiresOrIsRevoked() throws Exception {
        String expired = account.issueToken(ada, "old", false, Instant.EPOCH, HERE);
        String token = account.issueToken(ada, "good", false, Instant.now().plus(Duration.ofDays(1)), HERE);
        var visitor = new Browser("http://localhost:" + port);
        assertThat(visitor.get("/api/me", "Authorization", "Bearer " + expired).statusCode())
                .isEqualTo(401);
        assertThat(visitor.get("/api/me", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
        PersonalToken good = tokens.of(ada.id()).stream()
                .filter(shown -> shown.name().equals("good"))
                .findFirst()
                .orElseThrow();

        tokens.revoke(users.member().id(), good.id());
        assertThat(visitor.get("/api/me", "Authorization", "Bearer " + token).statusCode())
                .as("somebody else's revocation")
                .isEqualTo(200);
        account.revokeToken(ada, good, HERE);
        assertThat(visitor.get("/api/me", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesATokenWithoutAName() {
        assertThatThrownBy(() -> account.issueToken(ada, " ", true, null, HERE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 100 characters");
    }

    @Test
    void writesDownWhoCameAndWhoWasRefused() throws Exception {
        for (int i = 0; i < 3; i++) {
            elsewhere.signIn(ada.email(), "guess " + i);
        }
        account.changePassword(ada, SomeUsers.PASSWORD, NEXT, HERE, here.sessionId());

        assertThat(actions("user_id = :user", ada.id().value()))
                .containsExactly("account.signed-in", "account.signed-in", "account.password-changed");
        assertThat(actions("user_id IS NULL AND detail = :user", ada.email()))
                .as("one a minute of the same")
                .containsExactly("account.sign-in-refused");
    }

    @Test
    void aFloodOfRefusalsIsWrittenDownInPart() {
        var audit = new SignInAudit(log);
        String marker = "flood-" + UUID.randomUUID() + "-";
        for (int i = 0; i < 5 * SignInAudit.REFUSALS_A_MINUTE; i++) {
            var attempt = UsernamePasswordAuthenticationToken.unauthenticated(marker + i, "guess");
            audit.refused(new AuthenticationFailureBadCredentialsEvent(attempt, new BadCredentialsException("no")));
        }

        assertThat(actions("detail LIKE :user", marker + "%")).hasSize(SignInAudit.REFUSALS_A_MINUTE);
    }

    @Test
    void aFloodOfDenialsIsWrittenDownInPartAndSaysSo() {
        var denials = new Denials(log);
        String marker = "flood-" + UUID.randomUUID();
        int before = actions("action = :user", "access.more-denied").size();
        for (int i = 0; i < 3 * Denials.A_MINUTE; i++) {
            denials.note(new UserId(UUID.randomUUID()), null, marker);
        }

        assertThat(actions("detail LIKE :user", "%" + marker)).hasSize(Denials.A_MINUTE);
        assertThat(actions("action = :user", "access.more-denied")).hasSize(before + 1);
    }

    private List<String> actions(String which, Object value) {
        return jdbc.sql("SELECT action FROM audit_entries WHERE " + which + " ORDER BY id")
                .param("user", value)
                .query(String.class)
                .list();
    }

    private static SignedInDevice device(String agent) {
        return new SignedInDevice("id", Instant.EPOCH, HERE, agent);
    }
}
