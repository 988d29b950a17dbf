package dev.sentrylogger.app;

import dev.sentrylogger.app.KeyInfo.Client;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of who sends with which key. */
@Component
final class KeyClients {
    /** Clients kept of one key. */
    static final int SHOWN = 20;

    private static final String USED = """
            INSERT INTO key_clients (key_id, host, client, address, last_used_at)
            SELECT key_id, :host, :client, :address, :at
            FROM api_keys
            WHERE key_id = :keyId
            ON CONFLICT (key_id, host, client, address) DO UPDATE
            SET last_used_at = greatest(key_clients.last_used_at, excluded.last_used_at)
            """;

    private static final String OF_KEY = """
            SELECT host, client, address, last_used_at
            FROM key_clients
            WHERE key_id = :keyId
            ORDER BY last_used_at DESC
            LIMIT :limit
            """;

    // Containers have a new host name at each start.
    private static final String FORGET = """
            DELETE FROM key_clients
            WHERE key_id = :keyId
              AND last_used_at < (
                SELECT last_used_at FROM key_clients WHERE key_id = :keyId
                ORDER BY last_used_at DESC OFFSET :limit - 1 LIMIT 1)
            """;

    private final JdbcClient jdbc;

    KeyClients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void used(String keyId, KeyClient client, Instant at) {
        jdbc.sql(USED)
                .param("keyId", keyId)
                .param("host", client.host())
                .param("client", client.client())
                .param("address", client.address())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps the latest clients of a key only. */
    void forgetOld(String keyId) {
        jdbc.sql(FORGET).param("keyId", keyId).param("limit", SHOWN).update();
    }

    /** The latest clients of a key. */
    List<Client> of(String keyId) {
        return jdbc.sql(OF_KEY)
                .param("keyId", keyId)
                .param("limit", SHOWN)
                .query((row, number) -> new Client(
                        new KeyClient(row.getString("host"), row.getString("client"), row.getString("address")),
                        java.util.Objects.requireNonNull(KeyRows.time(row, "last_used_at"))))
                .list();
    }
}
