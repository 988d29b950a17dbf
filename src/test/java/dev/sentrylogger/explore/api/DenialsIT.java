package dev.sentrylogger.explore.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.AuditOf;
import dev.sentrylogger.account.AuditRow;
import dev.sentrylogger.account.PersonalTokens;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppDetails;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Invitations;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.app.Role;
import dev.sentrylogger.explore.SavedViews;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is denied at doors is in the audit log: of the app, where there is one, else of the server. */
@IntegrationTest
class DenialsIT {
    @LocalServerPort
    int port;

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    Invitations invitations;

    @Autowired
    SavedViews views;

    @Autowired
    PersonalTokens tokens;

    @Autowired
    AuditLog log;

    @Autowired
    JdbcClient jdbc;

    private AuditOf audit;
    private User owner;
    private User stranger;
    private App app;

    @BeforeEach
    void registerAnApp() {
        users.forgetDenials();
        audit = new AuditOf(jdbc);
        owner = users.member();
        stranger = users.member();
        app = apps.register(owner.id(), "shop", "").app();
    }

    @Test
    void whoOpensAnAppThatIsNotTheirsIsShownToItsOwnersOnceAMinute() throws Exception {
        Http http = Http.bearer(port, users.token(stranger));
        for (int i = 0; i < 3; i++) {
            assertThat(http.status("/api/apps/" + app.id() + "/events?query=secret"))
                    .isEqualTo(404);
        }
        Http.session(port, users.admin()).status("/api/apps/" + app.id() + "/fields");

        List<AuditRow> denied = log.ofApp(app.id().value(), Long.MAX_VALUE, 10).stream()
                .filter(row -> row.entry().action().equals("access.denied"))
                .toList();
        assertThat(denied)
                .extracting(AuditRow::entry)
                .extracting(AuditEntry::detail)
                .containsExactly(
                        "GET /api/apps/" + app.id() + "/fields: no member of the app",
                        "GET /api/apps/" + app.id() + "/events: no member of the app");
        assertThat(denied.getLast().whoName()).isEqualTo(stranger.name());
        assertThat(denied.getLast().entry().address()).isEqualTo("127.0.0.1");
    }

    @Test
    void anIdThatIsNoAppsIsInTheLogOfTheServer() throws Exception {
        String door = "/api/apps/" + UUID.randomUUID() + "/events";
        Http.bearer(port, users.token(stranger)).status(door);

        assertThat(audit.server(stranger, "access.denied")).containsExactly("GET " + door + ": there is no such app");
    }

    @Test
    void aRoleThatIsTooSmallIsNamed() throws Exception {
        invitations.accept(
                new Caller(stranger.id(), ""),
                invitations.create(new Caller(owner.id(), ""), app.id(), Role.VIEWER, ""));
        try {
            views.save(stranger.id(), app.id(), "for all", "", true);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("ask a member");
        }
        assertThat(Http.bearer(port, users.token(stranger)).status("/api/apps/" + app.id() + "/events"))
                .isEqualTo(200);

        assertThat(audit.app(app.id(), "access.denied")).containsExactly(": a viewer may not share");
    }

    @Test
    void tokensThatAreNotOrNoMoreInForceNameTheirUser() throws Exception {
        String expired = tokens.issue(stranger.id(), "old", false, Instant.EPOCH);
        String reads = tokens.issue(stranger.id(), "report", true, null);
        String revoked = tokens.issue(stranger.id(), "lost", false, null);
        tokens.of(stranger.id()).stream()
                .filter(token -> token.name().equals("lost"))
                .forEach(token -> tokens.revoke(stranger.id(), token.id()));

        assertThat(Http.bearer(port, expired).status("/api/me")).isEqualTo(401);
        assertThat(Http.bearer(port, revoked).status("/api/apps")).isEqualTo(401);
        assertThat(Http.bearer(port, reads).post("/api/project", "{}").status()).isEqualTo(403);

        assertThat(audit.server(stranger, "access.denied"))
                .containsExactly(
                        "GET /api/me: the personal token 'old' (slp_…" + end(expired) + ") has expired",
                        "GET /api/apps: the personal token 'lost' (slp_…" + end(revoked) + ") was revoked",
                        "POST /api/project: the personal token only reads");
        assertThat(tokens.of(stranger.id()))
                .extracting(token -> token.name())
                .containsExactlyInAnyOrder("old", "report");
    }

    @Test
    void aKeyThatMayNotReadOrIsAnotherAppsIsNamedWithoutItsSecret() throws Exception {
        var writer = apps.register(owner.id(), "writer", "");
        var reader = apps.register(
                new Caller(owner.id(), ""), new AppDetails("reader", ""), Set.of(KeyScope.INGEST, KeyScope.READ));
        String own = "/api/apps/" + writer.app().id() + "/events";

        assertThat(Http.bearer(port, writer.apiKey()).status(own)).isEqualTo(403);
        assertThat(Http.bearer(port, reader.apiKey()).status("/api/apps/" + app.id() + "/events"))
                .isEqualTo(404);

        assertThat(audit.app(writer.app().id(), "access.denied"))
                .containsExactly("GET " + own + ": the API key " + shown(writer.apiKey()) + " may not read");
        assertThat(audit.app(app.id(), "access.denied"))
                .containsExactly("GET /api/apps/" + app.id() + "/events: the API key " + shown(reader.apiKey())
                        + " is another app's");
    }

    private static String end(String token) {
        return token.substring(token.length() - 4);
    }

    private static String shown(String key) {
        return key.substring(0, "sk_12345678_".length()) + "…";
    }
}
