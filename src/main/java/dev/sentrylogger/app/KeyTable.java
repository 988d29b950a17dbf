package dev.sentrylogger.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of API keys as their owners see it. */
@Component
final class KeyTable {
    private static final String OF_APP = """
            SELECT k.key_id, k.name, k.last_four, k.scopes, u.name AS creator, k.created_at, k.last_used_at,
                   k.expires_at, k.disabled_at, k.revoked_at, k.replaced_by
            FROM api_keys k
            LEFT JOIN account_user u ON u.id = k.created_by
            WHERE k.app_id = :app
            ORDER BY k.created_at DESC, k.key_id
            LIMIT 500
            """;

    private static final String COUNT_IN_FORCE = """
            SELECT count(*)
            FROM api_keys
            WHERE app_id = :app
              AND revoked_at IS NULL
              AND (expires_at IS NULL OR expires_at > :now)
            """;

    private static final String REPLACE = """
            UPDATE api_keys
            SET replaced_by = :other, expires_at = :end
            WHERE key_id = :keyId
            """;

    private static final String SET_DISABLED = """
            UPDATE api_keys
            SET disabled_at = :at
            WHERE key_id = :keyId
              AND revoked_at IS NULL
              AND (disabled_at IS NULL) <> (CAST(:at AS timestamptz) IS NULL)
            """;

    private final JdbcClient jdbc;
    private final KeyClients clients;
    private final KeyLeaks leaks;

    KeyTable(JdbcClient jdbc, KeyClients clients, KeyLeaks leaks) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.leaks = leaks;
    }

    /** The keys of an app, newest first; the first 500. */
    List<KeyInfo> of(AppId app) {
        return jdbc.sql(OF_APP).param("app", app.value()).query((row, number) -> key(row)).list().stream()
                .map(key -> key.with(clients.of(key.keyId()), leaks.of(key.keyId())))
                .toList();
    }

    int countInForce(AppId app, Instant now) {
        return jdbc.sql(COUNT_IN_FORCE)
                .param("app", app.value())
                .param("now", KeyRows.time(now))
                .query(Integer.class)
                .single();
    }

    void replace(String keyId, String other, Instant end) {
        jdbc.sql(REPLACE)
                .param("keyId", keyId)
                .param("other", other)
                .param("end", KeyRows.time(end))
                .update();
    }

    /** @return whether that changed anything */
    boolean setDisabled(String keyId, @Nullable Instant at) {
        return jdbc.sql(SET_DISABLED)
                        .param("keyId", keyId)
                        .param("at", KeyRows.time(at), Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                > 0;
    }

    private static KeyInfo key(ResultSet row) throws SQLException {
        return new KeyInfo(
                row.getString("key_id"),
                row.getString("name"),
                row.getString("last_four"),
                KeyRows.scopes(row),
                Optional.ofNullable(row.getString("creator")).orElse(""),
                Objects.requireNonNull(KeyRows.time(row, "created_at")),
                KeyRows.time(row, "last_used_at"),
                KeyRows.time(row, "expires_at"),
                KeyRows.time(row, "disabled_at"),
                KeyRows.time(row, "revoked_at"),
                row.getString("replaced_by"),
                List.of(),
                List.of());
    }
}
