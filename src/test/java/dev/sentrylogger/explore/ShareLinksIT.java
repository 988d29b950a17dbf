package dev.sentrylogger.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.AppDeletion;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class ShareLinksIT {
    private static final TimeRange RANGE = TimeRange.before(Instant.parse("2026-11-26T10:00:00Z"), Duration.ofHours(1));

    @Autowired
    ShareLinks links;

    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @Autowired
    AppDeletion deletion;

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcClient sql;

    private UserId owner;
    private AppId app;

    @BeforeEach
    void registerApp() {
        owner = users.member().id();
        app = apps.register(owner, "shop", "").app().id();
    }

    @Test
    void showsNothingOfADeletedApp() {
        String token = create();

        deletion.delete(new Caller(owner, ""), app);
        assertThat(links.open(token)).isEmpty();
        assertThat(links.find(token)).isEmpty();

        deletion.undo(new Caller(owner, ""), app);
        assertThat(links.open(token)).isPresent();
    }

    @Test
    void isInTheAuditLogOfTheApp() {
        create();
        links.revoke(
                new Caller(owner, "192.0.2.1"),
                app,
                links.of(owner, app).getFirst().id());

        assertThat(audit.ofApp(app.value(), Long.MAX_VALUE, 3))
                .extracting(row -> row.entry().action() + " " + row.entry().detail())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("link.revoked "),
                        then -> assertThat(then).isEqualTo("link.created logs that match 'level:error', masked"),
                        at -> assertThat(at).startsWith("app.registered 'shop' with key sk_"));
    }

    @Test
    void opensWhatWasShared() {
        String token = create();

        assertThat(links.open(token)).hasValueSatisfying(link -> {
            assertThat(link.app()).isEqualTo(app);
            assertThat(link.query()).isEqualTo("level:error");
            assertThat(link.range()).isEqualTo(RANGE);
            assertThat(link.redacted()).isTrue();
        });
    }

    @Test
    void countsViews() {
        String token = create();
        links.open(token);
        links.open(token);
        links.find(token);

        assertThat(links.of(owner, app)).singleElement().satisfies(link -> {
            assertThat(link.views()).isEqualTo(2);
            assertThat(link.lastViewedAt()).isNotNull();
        });
    }

    @Test
    void opensNothingOnceRevokedOrExpired() {
        String revoked = create();
        assertThat(links.revoke(
                        new Caller(owner, ""),
                        app,
                        links.of(owner, app).getFirst().id()))
                .isTrue();
        String expired = create();
        sql.sql("UPDATE share_links SET expires_at = now() WHERE app_id = :app")
                .param("app", app.value())
                .update();

        assertThat(links.open(revoked)).isEmpty();
        assertThat(links.open(expired)).isEmpty();
        assertThat(links.open("x".repeat(43))).isEmpty();
        assertThat(links.open("")).isEmpty();
        assertThat(links.of(owner, app)).isEmpty();
    }

    @Test
    void isNoneOfAStrangersBusiness() {
        create();
        UserId stranger = users.member().id();

        assertThat(links.of(stranger, app)).isEmpty();
        assertThat(links.revoke(
                        new Caller(stranger, ""),
                        app,
                        links.of(owner, app).getFirst().id()))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> links.create(
                        new Caller(stranger, ""),
                        app,
                        new ShareLinks.Shared("", RANGE, null, true),
                        Duration.ofDays(1)));
    }

    @Test
    void isValidForAMonthAtMost() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> links.create(
                        new Caller(owner, ""), app, new ShareLinks.Shared("", RANGE, null, true), Duration.ofDays(31)))
                .withMessageContaining("30 days");
    }

    private String create() {
        return links.create(
                new Caller(owner, ""),
                app,
                new ShareLinks.Shared("level:error", RANGE, null, true),
                Duration.ofDays(1));
    }
}
