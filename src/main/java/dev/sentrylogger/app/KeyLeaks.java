package dev.sentrylogger.app;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sentrylogger.app.KeyInfo.Leak;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which of our keys stood in the text of which events, so that their owners can rotate them. Thread-safe. */
@Component
public final class KeyLeaks {
    private static final Logger log = LoggerFactory.getLogger(KeyLeaks.class);
    private static final int PER_KEY = 20;
    private static final Duration WRITTEN_AGAIN_AFTER = Duration.ofSeconds(10);

    private static final String NOTE = """
            INSERT INTO key_leaks (key_id, app_id, service, logger, host, last_at)
            SELECT key_id, :app, left(:service, 200), left(:logger, 200), left(:host, 200), :at
            FROM api_keys
            WHERE key_id = :keyId
              AND (SELECT count(*) FROM key_leaks WHERE key_id = :keyId) < :limit
            ON CONFLICT (key_id, app_id, service, logger, host) DO UPDATE
            SET last_at = greatest(key_leaks.last_at, excluded.last_at)
            """;

    private static final String OF_KEY = """
            SELECT a.name, l.service, l.logger, l.host, l.last_at
            FROM key_leaks l
            JOIN apps a ON a.id = l.app_id
            WHERE l.key_id = :keyId
            ORDER BY l.last_at DESC
            """;

    /** An app that logs its key with each event must not write a row for each. */
    private final Cache<Place, Boolean> written = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(WRITTEN_AGAIN_AFTER)
            .build();

    private final JdbcClient jdbc;
    private final Clock clock;

    KeyLeaks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The event whose text held the key.
     *
     * @param logger empty when it has none, as {@code service} and {@code host}
     */
    public record Place(String keyId, AppId app, String service, String logger, String host) {}

    /** Never fails: masking goes on when this cannot be noted. */
    public void note(Place place) {
        if (written.asMap().putIfAbsent(place, true) != null) {
            return;
        }
        try {
            jdbc.sql(NOTE)
                    .param("keyId", place.keyId())
                    .param("app", place.app().value())
                    .param("service", place.service())
                    .param("logger", place.logger())
                    .param("host", place.host())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("limit", PER_KEY)
                    .update();
        } catch (DataAccessException e) {
            log.warn("Where the API key sk_{}_… leaked could not be noted; it was masked", place.keyId(), e);
        }
    }

    List<Leak> of(String keyId) {
        return jdbc.sql(OF_KEY)
                .param("keyId", keyId)
                .query((row, number) -> new Leak(
                        row.getString("name"),
                        row.getString("service"),
                        row.getString("logger"),
                        row.getString("host"),
                        Objects.requireNonNull(KeyRows.time(row, "last_at"))))
                .list();
    }
}
