package dev.sentrylogger.device;

import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.AppDetails;
import dev.sentrylogger.app.AppId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of requests. */
@Component
class DeviceRequests {
    private static final String INSERT = """
            INSERT INTO device_requests (id, digest, user_code, app_name, description, wants_read, client, address,
                created_at, expires_at, state, poll_seconds)
            VALUES (:id, :digest, :code, :name, :description, :read, :client, :address, :created, :expires, 'pending', :poll)
            """;

    private static final String PENDING = """
            SELECT id, user_code, app_name, description, wants_read, client, address, created_at, expires_at
            FROM device_requests
            WHERE user_code = :code AND state = 'pending' AND expires_at > :now
            """;

    private static final String COUNT = """
            SELECT count(*) AS all_of_them, count(*) FILTER (WHERE address = :address) AS of_address
            FROM device_requests
            WHERE state = 'pending' AND expires_at > :now
            """;

    private static final String DECIDE = """
            UPDATE device_requests
            SET state = :state, decided_by = :user, app_id = :app, may_read = :read
            WHERE id = :id AND state = 'pending' AND expires_at > :now
            """;

    private static final String LOCK = """
            SELECT id, state, app_name, description, address, expires_at, poll_seconds, last_polled_at, decided_by, app_id,
                may_read
            FROM device_requests
            WHERE digest = :digest
            FOR UPDATE
            """;

    private static final String POLLED = """
            UPDATE device_requests
            SET last_polled_at = :now, poll_seconds = :poll
            WHERE id = :id
            """;

    private static final String CONSUMED = """
            UPDATE device_requests
            SET state = 'consumed'
            WHERE id = :id
            """;

    private static final String PURGE = """
            DELETE FROM device_requests
            WHERE expires_at < :before
            """;

    private static final String FREE_CODES = """
            DELETE FROM device_requests
            WHERE user_code = :code AND state = 'pending' AND expires_at <= :now
            """;

    private final JdbcClient jdbc;

    DeviceRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many wait for a person: of everybody, and of one address. */
    record Count(int all, int ofAddress) {}

    /** @param app null for a new one */
    record Asked(
            UUID id,
            String state,
            String appName,
            String description,
            String address,
            Instant expiresAt,
            int pollSeconds,
            @Nullable Instant lastPolledAt,
            @Nullable UserId decidedBy,
            @Nullable AppId app,
            boolean mayRead) {
        AppDetails details() {
            return new AppDetails(appName, description);
        }
    }

    /** @throws org.springframework.dao.DuplicateKeyException when somebody waits with the same code */
    void insert(DeviceRequest request, byte[] digest, int pollSeconds) {
        jdbc.sql(FREE_CODES)
                .param("code", request.code().letters())
                .param("now", time(request.createdAt()))
                .update();
        jdbc.sql(INSERT)
                .param("id", request.id())
                .param("digest", digest)
                .param("code", request.code().letters())
                .param("name", request.details().name())
                .param("description", request.details().description())
                .param("read", request.wantsRead())
                .param("client", request.origin().client())
                .param("address", request.origin().address())
                .param("created", time(request.createdAt()))
                .param("expires", time(request.expiresAt()))
                .param("poll", pollSeconds)
                .update();
    }

    Optional<DeviceRequest> pending(UserCode code, Instant now) {
        return jdbc.sql(PENDING)
                .param("code", code.letters())
                .param("now", time(now))
                .query((row, n) -> request(row))
                .optional();
    }

    Count countPending(String address, Instant now) {
        return jdbc.sql(COUNT)
                .param("address", address)
                .param("now", time(now))
                .query((row, n) -> new Count(row.getInt("all_of_them"), row.getInt("of_address")))
                .single();
    }

    /** @return whether it was still waiting */
    boolean decide(UUID id, UserId user, Decision decision, Instant now) {
        var approve = decision instanceof Decision.Approve approved ? approved : null;
        return jdbc.sql(DECIDE)
                        .param("id", id)
                        .param("state", approve == null ? "denied" : "approved")
                        .param("user", user.value())
                        .param(
                                "app",
                                approve == null || approve.app() == null
                                        ? null
                                        : approve.app().value(),
                                Types.OTHER)
                        .param("read", approve != null && approve.mayRead())
                        .param("now", time(now))
                        .update()
                > 0;
    }

    /** The request of that code, which no other transaction can change until this one ends. */
    Optional<Asked> lock(byte[] digest) {
        return jdbc.sql(LOCK)
                .param("digest", digest)
                .query((row, n) -> asked(row))
                .optional();
    }

    void polled(UUID id, Instant now, int pollSeconds) {
        jdbc.sql(POLLED)
                .param("id", id)
                .param("now", time(now))
                .param("poll", pollSeconds)
                .update();
    }

    void consumed(UUID id) {
        jdbc.sql(CONSUMED).param("id", id).update();
    }

    void purge(Instant before) {
        jdbc.sql(PURGE).param("before", time(before)).update();
    }

    private static DeviceRequest request(ResultSet row) throws SQLException {
        return new DeviceRequest(
                row.getObject("id", UUID.class),
                new UserCode(row.getString("user_code")),
                new AppDetails(row.getString("app_name"), row.getString("description")),
                row.getBoolean("wants_read"),
                new DeviceOrigin(row.getString("address"), row.getString("client")),
                instant(row, "created_at"),
                instant(row, "expires_at"));
    }

    private static Asked asked(ResultSet row) throws SQLException {
        UUID user = row.getObject("decided_by", UUID.class);
        UUID app = row.getObject("app_id", UUID.class);
        return new Asked(
                row.getObject("id", UUID.class),
                row.getString("state"),
                row.getString("app_name"),
                row.getString("description"),
                row.getString("address"),
                instant(row, "expires_at"),
                row.getInt("poll_seconds"),
                row.getObject("last_polled_at") == null ? null : instant(row, "last_polled_at"),
                user == null ? null : new UserId(user),
                app == null ? null : new AppId(app),
                row.getBoolean("may_read"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
