package dev.sentrylogger.app;

import dev.sentrylogger.account.UserId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
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
            INSERT INTO api_keys (key_id, app_id, name, hash, last_four, scopes, created_by, created_at)
            VALUES (:keyId, :app, :name, :hash, :lastFour, CAST(:scopes AS varchar[]), :createdBy, :createdAt)
            """;

    private static final String IN_FORCE = """
            SELECT key_id, app_id, hash, scopes
            FROM api_keys
            WHERE key_id = :keyId AND revoked_at IS NULL
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
                .update();
    }

    /** The key of that id, if there is one and it was not revoked. */
    Optional<StoredKey> inForce(String keyId) {
        return jdbc.sql(IN_FORCE)
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

    private static StoredKey storedKey(ResultSet row) throws SQLException {
        return new StoredKey(
                row.getString("key_id"),
                new AppId(row.getObject("app_id", UUID.class)),
                row.getString("hash"),
                scopes(row.getArray("scopes")));
    }

    private static Set<KeyScope> scopes(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray())
                .map(scope -> KeyScope.valueOf(scope.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String arrayLiteral(Set<KeyScope> scopes) {
        return scopes.stream()
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
