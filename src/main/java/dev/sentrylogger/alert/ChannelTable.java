package dev.sentrylogger.alert;

import dev.sentrylogger.app.AppId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of channels. Thread-safe. */
@Component
final class ChannelTable {
    private static final String INSERT = """
            INSERT INTO alert_channels (id, app_id, name, kind, target, settings, created_at)
            VALUES (:id, :app, :name, :kind, :target, :settings, :at)
            """;

    private static final String UPDATE = """
            UPDATE alert_channels
            SET name = :name, target = :target, settings = :settings, off_reason = NULL, failing_since = NULL,
                problem = NULL
            WHERE id = :id AND app_id = :app
            """;

    private static final String OF_APP = """
            SELECT id, name, kind, target, off_reason, failing_since, problem
            FROM alert_channels
            WHERE app_id = :app
            ORDER BY lower(name), created_at
            LIMIT 100
            """;

    private static final String SEALED = """
            SELECT kind, settings
            FROM alert_channels
            WHERE id = :id AND app_id = :app
            """;

    private static final String FAILED = """
            UPDATE alert_channels
            SET failing_since = coalesce(failing_since, :at), problem = :problem
            WHERE id = :id
            """;

    private static final String WORKED = """
            UPDATE alert_channels
            SET failing_since = NULL, problem = NULL
            WHERE id = :id AND failing_since IS NOT NULL
            """;

    private final JdbcClient jdbc;

    ChannelTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Sealed(Kind kind, byte[] settings) {}

    void insert(AppId app, UUID id, String name, Channel channel, byte[] settings, Instant now) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("app", app.value())
                .param("name", name)
                .param("kind", Kind.of(channel).name())
                .param("target", channel.target())
                .param("settings", settings)
                .param("at", Rows.time(now))
                .update();
    }

    void update(AppId app, UUID id, String name, Channel channel, byte[] settings) {
        jdbc.sql(UPDATE)
                .param("id", id)
                .param("app", app.value())
                .param("name", name)
                .param("target", channel.target())
                .param("settings", settings)
                .update();
    }

    boolean delete(AppId app, UUID id) {
        return jdbc.sql("DELETE FROM alert_channels WHERE id = :id AND app_id = :app")
                        .param("id", id)
                        .param("app", app.value())
                        .update()
                > 0;
    }

    List<SavedChannel> of(AppId app) {
        return jdbc.sql(OF_APP)
                .param("app", app.value())
                .query((row, number) -> channel(row))
                .list();
    }

    Optional<Sealed> sealed(AppId app, UUID id) {
        return jdbc.sql(SEALED)
                .param("id", id)
                .param("app", app.value())
                .query((row, number) -> new Sealed(Kind.valueOf(row.getString("kind")), row.getBytes("settings")))
                .optional();
    }

    void worked(UUID id) {
        jdbc.sql(WORKED).param("id", id).update();
    }

    void failed(UUID id, String problem, Instant now) {
        jdbc.sql(FAILED)
                .param("id", id)
                .param("problem", problem)
                .param("at", Rows.time(now))
                .update();
    }

    void turnOff(UUID id, String reason) {
        jdbc.sql("UPDATE alert_channels SET off_reason = :reason WHERE id = :id")
                .param("id", id)
                .param("reason", reason)
                .update();
    }

    private static SavedChannel channel(ResultSet row) throws SQLException {
        return new SavedChannel(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Kind.valueOf(row.getString("kind")),
                row.getString("target"),
                row.getString("off_reason"),
                Rows.timeOrNull(row, "failing_since"),
                row.getString("problem"));
    }
}
