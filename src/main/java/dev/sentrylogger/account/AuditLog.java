package dev.sentrylogger.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes who did what that matters for security. Entries are added and never changed. Thread-safe. */
@Component
public final class AuditLog {
    private static final String INSERT = """
            INSERT INTO audit_entries (at, user_id, address, app_id, action, detail, before, after)
            VALUES (:at, :user, :address, :app, :action, :detail, :before, :after)
            """;

    private static final String OF_APP = """
            SELECT e.id, e.at, e.user_id, u.name AS who, e.address, e.app_id, e.action, e.detail, e.before, e.after
            FROM audit_entries e
            LEFT JOIN account_user u ON u.id = e.user_id
            WHERE e.app_id = :app
              AND e.id < :before
            ORDER BY e.id DESC
            LIMIT :limit
            """;

    private static final String OF_SERVER = OF_APP.replace("e.app_id = :app", "e.app_id IS NULL");

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds what concerns no app. */
    public void add(@Nullable UserId who, String address, String action, String detail) {
        add(new AuditEntry(who, address, null, action, detail, null, null));
    }

    /** Adds an entry; within a transaction it is there if and only if the rest is. */
    public void add(AuditEntry entry) {
        UserId who = entry.who();
        jdbc.sql(INSERT)
                .param("at", UserRows.time(clock.instant()))
                .param("user", who == null ? null : who.value(), Types.OTHER)
                .param("address", entry.address())
                .param("app", entry.app(), Types.OTHER)
                .param("action", entry.action())
                .param("detail", entry.detail())
                .param("before", entry.before(), Types.VARCHAR)
                .param("after", entry.after(), Types.VARCHAR)
                .update();
    }

    /**
     * What concerns an app, newest first. Whether the caller may see it is for the caller to know.
     *
     * @param before the id to go on from; {@link Long#MAX_VALUE} for the newest
     */
    public List<AuditRow> ofApp(UUID app, long before, int limit) {
        return jdbc.sql(OF_APP)
                .param("app", app)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    /** What concerns no app, newest first; otherwise as {@link #ofApp}. */
    public List<AuditRow> ofServer(long before, int limit) {
        return jdbc.sql(OF_SERVER)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    private static AuditRow row(ResultSet row) throws SQLException {
        UUID user = row.getObject("user_id", UUID.class);
        String name = row.getString("who");
        String who = user == null ? "a visitor" : name == null ? "somebody who is gone" : name;
        var entry = new AuditEntry(
                user == null ? null : new UserId(user),
                row.getString("address"),
                row.getObject("app_id", UUID.class),
                row.getString("action"),
                row.getString("detail"),
                row.getString("before"),
                row.getString("after"));
        return new AuditRow(
                row.getLong("id"), row.getObject("at", OffsetDateTime.class).toInstant(), who, entry);
    }
}
