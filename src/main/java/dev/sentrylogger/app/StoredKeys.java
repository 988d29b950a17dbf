package dev.sentrylogger.app;

import dev.sentrylogger.account.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of API keys. Keeps hashes only. */
@Component
final class StoredKeys {
    private static final String INSERT = """
            INSERT INTO api_keys (key_id, app_id, name, hash, last_four, scopes, created_by, created_at, expires_at)
            VALUES (:keyId, :app, :name, :hash, :lastFour, CAST(:scopes AS varchar[]), :createdBy, :createdAt, :expiresAt)
            """;

    private static final String BY_ID = """
            SELECT key_id, app_id, hash, scopes, expires_at, disabled_at, revoked_at, ends_at AS app_ends_at
            FROM api_keys
            JOIN apps ON id = app_id
            WHERE key_id = :keyId
            """;

    private static final String REVOKE = """
            UPDATE api_keys
            SET revoked_at = :at
            WHERE key_id = :keyId AND revoked_at IS NULL
            """;

    private static final String USED = """
            UPDATE api_keys
            SET last_used_at = :at
            WHERE key_id = :keyId AND (last_used_at IS NULL OR last_used_at < :at)
            """;

    private final JdbcClient jdbc;

    StoredKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(StoredKey key, String name, String lastFour, UserId createdBy, Instant createdAt) {
        jdbc.sql(INSERT)
                .param("keyId", key.keyId())
                .param("app", key.app().value())
                .param("name", name)
                .param("hash", key.hash())
                .param("lastFour", lastFour)
                .param("scopes", arrayLiteral(key.scopes()))
                .param("createdBy", createdBy.value())
                .param("createdAt", createdAt.atOffset(ZoneOffset.UTC))
                .param("expiresAt", KeyRows.time(key.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** The key of that id, in force or not. */
    Optional<StoredKey> find(String keyId) {
        return jdbc.sql(BY_ID)
                .param("keyId", keyId)
                .query((row, n) -> storedKey(row))
                .optional();
    }

    /** @return whether the key was in force until now */
    boolean revoke(String keyId, Instant at) {
        return jdbc.sql(REVOKE)
                        .param("keyId", keyId)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    void used(String keyId, Instant at) {
        jdbc.sql(USED)
                .param("keyId", keyId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<String> idsOf(AppId app) {
        return jdbc.sql("SELECT key_id FROM api_keys WHERE app_id = :app")
                .param("app", app.value())
                .query((row, n) -> row.getString("key_id"))
                .list();
    }

    private static StoredKey storedKey(ResultSet row) throws SQLException {
        return new StoredKey(
                row.getString("key_id"),
                new AppId(row.getObject("app_id", UUID.class)),
                row.getString("hash"),
                KeyRows.scopes(row),
                KeyRows.time(row, "expires_at"),
                KeyRows.time(row, "disabled_at"),
                KeyRows.time(row, "revoked_at"),
                KeyRows.time(row, "app_ends_at"));
    }

    private static String arrayLiteral(Set<KeyScope> scopes) {
        return scopes.stream()
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
