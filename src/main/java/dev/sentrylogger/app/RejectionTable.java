package dev.sentrylogger.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of rejections. */
@Component
class RejectionTable {
    /** Kinds of rejection kept of one app, and as many of all without an app. */
    static final int KEPT = 100;

    private static final Duration LONGEST = Duration.ofHours(24);

    private static final String ADD = """
            INSERT INTO rejections
                (id, app_id, key, address, client, door, status, reason, sample, first_at, last_at, times)
            SELECT :id, :app, :key, :address, :client, :door, :status, :reason, :sample, :firstAt, :lastAt, :times
            WHERE CAST(:app AS uuid) IS NULL OR EXISTS (SELECT FROM apps WHERE id = :app)
            ON CONFLICT (id) DO UPDATE
            SET sample = excluded.sample, last_at = excluded.last_at, times = rejections.times + excluded.times
            """;

    private static final String FORGET = """
            DELETE FROM rejections
            WHERE last_at < :oldest
               OR id IN (
                SELECT id
                FROM (SELECT id, row_number() OVER (PARTITION BY app_id ORDER BY last_at DESC) AS place
                      FROM rejections) AS ranked
                WHERE place > :kept)
            """;

    private static final String SELECT = """
            SELECT app_id, key, address, client, door, status, reason, sample, first_at, last_at, times
            FROM rejections
            WHERE %s
            ORDER BY last_at DESC
            LIMIT :kept
            """;

    private final JdbcClient jdbc;

    RejectionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what is new and forgets what is old or too much. */
    @Transactional
    void add(List<RejectionRow> rows, Instant now) {
        rows.forEach(this::add);
        jdbc.sql(FORGET)
                .param("oldest", KeyRows.time(now.minus(LONGEST)))
                .param("kept", KEPT)
                .update();
    }

    List<RejectionRow> of(AppId app) {
        return jdbc.sql(SELECT.formatted("app_id = :app"))
                .param("app", app.value())
                .param("kept", KEPT)
                .query((row, number) -> row(row))
                .list();
    }

    List<RejectionRow> withoutAppFrom(String address) {
        return jdbc.sql(SELECT.formatted("app_id IS NULL AND address = :address"))
                .param("address", address)
                .param("kept", KEPT)
                .query((row, number) -> row(row))
                .list();
    }

    private void add(RejectionRow row) {
        Rejection rejection = row.rejection();
        AppId app = rejection.app();
        jdbc.sql(ADD)
                .param("id", rejection.id())
                .param("app", app == null ? null : app.value(), Types.OTHER)
                .param("key", rejection.key())
                .param("address", rejection.address())
                .param("client", rejection.client())
                .param("door", rejection.door())
                .param("status", rejection.status())
                .param("reason", rejection.reason())
                .param("sample", rejection.sample())
                .param("firstAt", KeyRows.time(row.firstAt()))
                .param("lastAt", KeyRows.time(row.lastAt()))
                .param("times", row.times())
                .update();
    }

    private static RejectionRow row(ResultSet row) throws SQLException {
        UUID app = row.getObject("app_id", UUID.class);
        var rejection = new Rejection(
                app == null ? null : new AppId(app),
                row.getString("key"),
                row.getString("address"),
                row.getString("client"),
                row.getString("door"),
                row.getInt("status"),
                row.getString("reason"),
                row.getString("sample"));
        return new RejectionRow(
                rejection,
                Objects.requireNonNull(KeyRows.time(row, "first_at")),
                Objects.requireNonNull(KeyRows.time(row, "last_at")),
                row.getLong("times"));
    }
}
