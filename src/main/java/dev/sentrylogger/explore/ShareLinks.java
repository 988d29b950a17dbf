package dev.sentrylogger.explore;

import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.query.TimeRange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links that show some logs of an app to anybody who has them, until they expire or are revoked. A link holds 256 random
 * bits, of which only a digest is kept: it is shown once. Thread-safe.
 */
@Component
public final class ShareLinks {
    public static final Duration LONGEST = Duration.ofDays(30);

    /** In force at a time, of one app. */
    public static final int MOST = 500;

    private static final int RANDOM_BYTES = 32;
    private static final int TOKEN_CHARS = 43;

    private static final String COLUMNS = """
            SELECT id, app_id, query, occurred_from, occurred_to, event_id, redacted, expires_at, views, last_viewed_at
            FROM share_links
            """;

    private static final String INSERT = """
            INSERT INTO share_links (id, digest, app_id, created_by, query, occurred_from, occurred_to, event_id,
                redacted, created_at, expires_at)
            VALUES (:id, :digest, :app, :user, :query, :from, :to, :event, :redacted, :now, :expires)
            """;

    private static final String OF_APP = COLUMNS + """
            WHERE app_id = :app AND revoked_at IS NULL AND expires_at > :now
            ORDER BY created_at DESC
            LIMIT 500
            """;

    private static final String BY_DIGEST = COLUMNS + """
            WHERE digest = :digest AND revoked_at IS NULL AND expires_at > :now
            """;

    private static final String VIEWED = """
            UPDATE share_links
            SET views = views + 1, last_viewed_at = :now
            WHERE id = :id
            """;

    private static final String REVOKE = """
            UPDATE share_links
            SET revoked_at = :now
            WHERE id = :id AND app_id = :app AND revoked_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final Apps apps;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ShareLinks(JdbcClient jdbc, Apps apps, Access access, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.apps = apps;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is to be shared.
     *
     * @param event the only one; absent for all that fit
     */
    public record Shared(
            String query, TimeRange range, @Nullable EventId event, boolean redacted) {}

    /**
     * Makes a link.
     *
     * @return what stands in the address behind {@code /share/}; it cannot be had again
     * @throws IllegalArgumentException with a sentence for the reader when it cannot be made
     */
    public String create(Caller caller, AppId app, Shared shared, Duration validity) {
        UserId user = caller.user();
        if (apps.find(user, app).isEmpty()) {
            throw new IllegalArgumentException("This app is not there any more.");
        }
        if (!access.admits(user, app, Permission.SHARE)) {
            throw new IllegalArgumentException("You may look at this app but not share it; ask an owner for a link.");
        }
        if (!validity.isPositive() || validity.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A link is valid for at most " + LONGEST.toDays() + " days.");
        }
        if (of(user, app).size() >= MOST) {
            throw new IllegalArgumentException("This app has " + MOST + " links in force; revoke one first.");
        }
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        jdbc.sql(INSERT)
                .param("id", UUID.randomUUID())
                .param("digest", digest(token))
                .param("app", app.value())
                .param("user", user.value())
                .param("query", shared.query())
                .param("from", time(shared.range().from()))
                .param("to", time(shared.range().to()))
                .param("event", shared.event() == null ? null : shared.event().value())
                .param("redacted", shared.redacted())
                .param("now", time(now))
                .param("expires", time(now.plus(validity)))
                .update();
        String what = (shared.event() == null ? "logs that match " + quoted(shared.query()) : "one log")
                + (shared.redacted() ? ", masked" : "");
        note(caller, app, "link.created", what, "until " + now.plus(validity).truncatedTo(ChronoUnit.SECONDS));
        return token;
    }

    /** Those of the app that are in force, the newest first. */
    public List<ShareLink> of(UserId user, AppId app) {
        if (apps.find(user, app).isEmpty()) {
            return List.of();
        }
        return jdbc.sql(OF_APP)
                .param("app", app.value())
                .param("now", time(clock.instant()))
                .query((row, n) -> link(row))
                .list();
    }

    /** What the link shows; counts as a view. Unknown, revoked and expired links cannot be told apart. */
    public Optional<ShareLink> open(String token) {
        Optional<ShareLink> link = find(token);
        link.ifPresent(opened -> jdbc.sql(VIEWED)
                .param("id", opened.id())
                .param("now", time(clock.instant()))
                .update());
        return link;
    }

    /** The same without counting: whether it is still in force. */
    public Optional<ShareLink> find(String token) {
        if (token.length() != TOKEN_CHARS) {
            return Optional.empty();
        }
        return jdbc.sql(BY_DIGEST)
                .param("digest", digest(token))
                .param("now", time(clock.instant()))
                .query((row, n) -> link(row))
                .optional()
                .filter(link -> apps.exists(link.app()));
    }

    /** @return false when there is no such link in the app, or the user may not share it */
    public boolean revoke(Caller caller, AppId app, UUID link) {
        boolean revoked = access.admits(caller.user(), app, Permission.SHARE)
                && jdbc.sql(REVOKE)
                                .param("id", link)
                                .param("app", app.value())
                                .param("now", time(clock.instant()))
                                .update()
                        > 0;
        if (revoked) {
            note(caller, app, "link.revoked", "", null);
        }
        return revoked;
    }

    private void note(Caller caller, AppId app, String action, String detail, @Nullable String after) {
        audit.add(new AuditEntry(caller.user(), caller.address(), app.value(), action, detail, null, after));
    }

    private static String quoted(String query) {
        return query.isEmpty() ? "any search" : "'" + query + "'";
    }

    private static ShareLink link(ResultSet row) throws SQLException {
        UUID event = row.getObject("event_id", UUID.class);
        OffsetDateTime viewed = row.getObject("last_viewed_at", OffsetDateTime.class);
        return new ShareLink(
                row.getObject("id", UUID.class),
                new AppId(row.getObject("app_id", UUID.class)),
                row.getString("query"),
                new TimeRange(
                        row.getObject("occurred_from", OffsetDateTime.class).toInstant(),
                        row.getObject("occurred_to", OffsetDateTime.class).toInstant()),
                event == null ? null : new EventId(event),
                row.getBoolean("redacted"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getLong("views"),
                viewed == null ? null : viewed.toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
