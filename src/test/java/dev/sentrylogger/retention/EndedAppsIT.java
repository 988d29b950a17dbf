package dev.sentrylogger.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.AppDeletion;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.RetentionRules;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class EndedAppsIT {
    @Autowired
    EndedApps ended;

    @Autowired
    AppDeletion deletion;

    @Autowired
    Apps apps;

    @Autowired
    EventStore store;

    @Autowired
    RetentionRules rules;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SomeUsers users;

    private Caller owner;
    private AppId app;
    private StoredLogs logs;

    @BeforeEach
    void deleteAnApp() {
        owner = new Caller(users.member().id(), "");
        app = apps.register(owner.user(), "shop", "").app().id();
        logs = new StoredLogs(store, app);
        logs.add(20, Level.INFO, "log", Instant.now());
        rules.set(app, OptionalInt.of(3));
        deletion.delete(owner, app);
    }

    @Test
    void removesAnAppAndItsEventsOnceItsTimeIsUp() {
        jdbc.sql("UPDATE apps SET ends_at = now() - interval '1 second' WHERE id = :app")
                .param("app", app.value())
                .update();
        assertThat(deletion.undo(owner, app)).isFalse();

        ended.remove();

        assertThat(count("apps", "id")).isZero();
        assertThat(count("memberships", "app_id")).isZero();
        assertThat(count("api_keys", "app_id")).isZero();
        assertThat(count("segment", "app_id")).isZero();
        assertThat(count("ingest_batch", "app_id")).isZero();
        assertThat(rules.days(app)).isEmpty();
        assertThat(logs.messages()).isEmpty();
        assertThat(jdbc.sql("SELECT action FROM audit_entries WHERE app_id = :app ORDER BY id DESC LIMIT 1")
                        .param("app", app.value())
                        .query(String.class)
                        .single())
                .isEqualTo("app.ended");
    }

    @Test
    void leavesAnAppAloneThatCanBeHadBack() {
        ended.remove();

        assertThat(deletion.undo(owner, app)).isTrue();
        assertThat(logs.messages()).hasSize(20);
        assertThat(rules.days(app)).hasValue(3);
    }

    private long count(String table, String column) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE " + column + " = :app")
                .param("app", app.value())
                .query(Long.class)
                .single();
    }
}
