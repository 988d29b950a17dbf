package dev.sentrylogger.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.AuditRow;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class AppKeysIT {
    private static final String HERE = "192.0.2.1";
    private static final Set<KeyScope> SEND = Set.of(KeyScope.INGEST);

    @Autowired
    Apps apps;

    @Autowired
    AppKeys keys;

    @Autowired
    ApiKeys judge;

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SomeUsers users;

    @Autowired
    Clock clock;

    private UserId owner;
    private Caller caller;
    private AppId app;
    private String key;
    private String keyId;

    @BeforeEach
    void registerAnApp() {
        owner = users.member().id();
        caller = new Caller(owner, HERE);
        var registration = apps.register(owner, "shop", "");
        app = registration.app().id();
        key = registration.apiKey();
        keyId = key.substring(3, 11);
    }

    @Test
    void makesAKeyThatWorksAndShowsItWithoutItsSecret() {
        Instant end = clock.instant().plus(Duration.ofDays(30));
        String second = keys.create(caller, app, new KeyDetails("  web-2 ", SEND, end));

        assertThat(judge.verify(second, HERE)).isInstanceOf(KeyVerdict.Accepted.class);
        KeyInfo shown = newest();
        assertThat(shown.name()).isEqualTo("web-2");
        assertThat(shown.shown()).isEqualTo(second.substring(0, 12) + "…" + second.substring(46));
        assertThat(shown.expiresAt()).isNotNull();
        assertThat(shown.state(clock.instant())).isEqualTo(KeyInfo.State.IN_FORCE);
        assertThat(keys.of(owner, app))
                .hasSize(2)
                .noneSatisfy(info -> assertThat(info.toString()).contains(second.substring(12, 44)));
    }

    @Test
    void refusesANamelessKeyAndOneThatMayDoNothing() {
        assertThatThrownBy(() -> new KeyDetails(" ", SEND, null)).hasMessageContaining("Give the key a name");
        assertThatThrownBy(() -> new KeyDetails("x".repeat(101), SEND, null)).hasMessageContaining("limit is 100");
        assertThatThrownBy(() -> new KeyDetails("x", Set.of(), null)).hasMessageContaining("scope");
    }

    @Test
    void refusesAnExpiredKeyAtTheMomentItExpires() {
        judge.verify(key, HERE);
        setExpiry(Instant.EPOCH);
        judge.changed(keyId);

        assertThat(judge.verify(key, HERE)).isInstanceOfSatisfying(KeyVerdict.Refused.class, refused -> {
            assertThat(refused.reason()).contains("expired on 1 Jan 1970", "sk_" + keyId);
            assertThat(refused.app()).isEqualTo(app);
        });
    }

    @Test
    void aKnownKeyExpiresWithoutAnybodyDoingAnything() {
        judge.verify(key, HERE);
        setExpiry(clock.instant().plusMillis(400));
        judge.changed(keyId);
        assertThat(judge.verify(key, HERE)).isInstanceOf(KeyVerdict.Accepted.class);

        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(judge.verify(key, HERE)).isInstanceOf(KeyVerdict.Refused.class));
    }

    @Test
    void turnsAKeyOffAndOnAgain() {
        judge.verify(key, HERE);

        assertThat(keys.setEnabled(caller, app, keyId, false)).isTrue();
        assertThat(keys.setEnabled(caller, app, keyId, false)).isFalse();
        assertThat(judge.verify(key, HERE))
                .isInstanceOfSatisfying(
                        KeyVerdict.Refused.class,
                        refused -> assertThat(refused.reason()).contains("is turned off"));

        assertThat(keys.setEnabled(caller, app, keyId, true)).isTrue();
        assertThat(judge.verify(key, HERE)).isInstanceOf(KeyVerdict.Accepted.class);
    }

    @Test
    void revokesForGood() {
        judge.verify(key, HERE);

        assertThat(keys.revoke(caller, app, keyId)).isTrue();

        assertThat(judge.verify(key, HERE))
                .isInstanceOfSatisfying(
                        KeyVerdict.Refused.class,
                        refused -> assertThat(refused.reason()).contains("was revoked on"));
        assertThat(keys.setEnabled(caller, app, keyId, true)).isFalse();
        assertThat(keys.revoke(caller, app, keyId)).isFalse();
        assertThat(keys.rotate(caller, app, keyId, Duration.ofDays(1))).isEmpty();
    }

    @Test
    void bothKeysWorkWhileARotationOverlaps() {
        String next = keys.rotate(caller, app, keyId, Duration.ofDays(7)).orElseThrow();

        assertThat(judge.verify(key, HERE)).isInstanceOf(KeyVerdict.Accepted.class);
        assertThat(judge.verify(next, HERE)).isInstanceOf(KeyVerdict.Accepted.class);
        KeyInfo old = keys.of(owner, app).get(1);
        assertThat(old.replacedBy()).isEqualTo(next.substring(3, 11));
        assertThat(Duration.between(clock.instant(), old.expiresAt()))
                .isBetween(Duration.ofDays(6), Duration.ofDays(7));
        assertThat(newest().name()).isEqualTo(old.name());
    }

    @Test
    void aRotationWithoutOverlapEndsTheOldKeyAtOnce() {
        judge.verify(key, HERE);

        String next = keys.rotate(caller, app, keyId, Duration.ZERO).orElseThrow();

        assertThat(judge.verify(key, HERE)).isInstanceOf(KeyVerdict.Refused.class);
        assertThat(judge.verify(next, HERE)).isInstanceOf(KeyVerdict.Accepted.class);
    }

    @Test
    void showsWhoStillSendsWithAKey() {
        var accepted = (KeyVerdict.Accepted) judge.verify(key, HERE);
        judge.usedBy(accepted, new KeyClient("web-1", "sentry-logger-python/0.2.0", HERE));
        judge.usedBy(accepted, new KeyClient("web-1", "sentry-logger-python/0.2.0", HERE));
        judge.usedBy(accepted, new KeyClient("web-2", "curl/8.5.0", "192.0.2.2"));

        assertThat(newest().clients())
                .extracting(KeyInfo.Client::client)
                .containsExactlyInAnyOrder(
                        new KeyClient("web-1", "sentry-logger-python/0.2.0", HERE),
                        new KeyClient("web-2", "curl/8.5.0", "192.0.2.2"));
        assertThat(newest().lastUsedAt()).isNotNull();
    }

    @Test
    void keepsOnlyTheLatestOfManyClients() {
        var accepted = (KeyVerdict.Accepted) judge.verify(key, HERE);
        for (int i = 0; i < 3 * KeyClients.SHOWN; i++) {
            judge.usedBy(accepted, new KeyClient("pod-" + i, "", HERE));
        }

        assertThat(newest().clients()).hasSize(KeyClients.SHOWN);
    }

    @Test
    void aWrongSecretNamesTheAppItIsNear() {
        String wrong = ApiKey.randomOf(keyId).reveal();

        assertThat(judge.verify(wrong, HERE)).isInstanceOfSatisfying(KeyVerdict.Refused.class, refused -> {
            assertThat(refused.app()).isEqualTo(app);
            assertThat(refused.reason()).contains("copy the whole key again").doesNotContain(wrong);
        });
    }

    @Test
    void writesDownWhoDidWhat() {
        String second = keys.create(caller, app, new KeyDetails("web-2", SEND, null));
        keys.rotate(caller, app, second.substring(3, 11), Duration.ofDays(1));
        keys.setEnabled(caller, app, keyId, false);
        keys.revoke(caller, app, keyId);

        List<AuditRow> rows = audit.ofApp(app.value(), Long.MAX_VALUE, 5);
        assertThat(rows)
                .extracting(row -> row.entry().action())
                .containsExactly("key.revoked", "key.turned-off", "key.rotated", "key.created", "key.created");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.entry().who()).isEqualTo(owner);
            assertThat(row.entry().address()).isEqualTo(HERE);
            assertThat(row.toString()).doesNotContain(second.substring(12, 44));
        });
        assertThat(rows.get(2).entry().before()).isEqualTo("in force without end");
        assertThat(rows.get(2).entry().after()).startsWith("until ");
    }

    @Test
    void isThereForOwnersOnly() {
        Caller member = new Caller(users.member().id(), HERE);
        jdbc.sql("INSERT INTO memberships (app_id, user_id, role, added_at) VALUES (:app, :user, 'member', now())")
                .param("app", app.value())
                .param("user", member.user().value())
                .update();
        Caller stranger = new Caller(users.admin().id(), HERE);

        for (Caller other : List.of(member, stranger)) {
            assertThatThrownBy(() -> keys.of(other.user(), app)).isInstanceOf(NoSuchAppException.class);
            assertThatThrownBy(() -> keys.create(other, app, new KeyDetails("x", SEND, null)))
                    .isInstanceOf(NoSuchAppException.class);
            assertThatThrownBy(() -> keys.rotate(other, app, keyId, Duration.ZERO))
                    .isInstanceOf(NoSuchAppException.class);
            assertThatThrownBy(() -> keys.revoke(other, app, keyId)).isInstanceOf(NoSuchAppException.class);
            assertThatThrownBy(() -> keys.setEnabled(other, app, keyId, false)).isInstanceOf(NoSuchAppException.class);
        }
        assertThat(judge.verify(key, HERE)).isInstanceOf(KeyVerdict.Accepted.class);
    }

    @Test
    void leavesTheKeysOfOtherAppsAlone() {
        var other = apps.register(users.member().id(), "other", "");
        String otherId = other.apiKey().substring(3, 11);

        assertThat(keys.revoke(caller, app, otherId)).isFalse();
        assertThat(keys.setEnabled(caller, app, otherId, false)).isFalse();
        assertThat(keys.rotate(caller, app, otherId, Duration.ZERO)).isEmpty();
        assertThat(judge.verify(other.apiKey(), HERE)).isInstanceOf(KeyVerdict.Accepted.class);
    }

    private KeyInfo newest() {
        return keys.of(owner, app).getFirst();
    }

    private void setExpiry(Instant at) {
        jdbc.sql("UPDATE api_keys SET expires_at = :at WHERE key_id = :id")
                .param("at", KeyRows.time(at))
                .param("id", keyId)
                .update();
    }
}
