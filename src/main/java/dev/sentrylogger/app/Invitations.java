package dev.sentrylogger.app;

import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links with which people join an app, sent by whatever way their maker likes. A link works once, for 7 days, and holds
 * 256 random bits, of which only a digest is kept. Thread-safe.
 */
@Component
public final class Invitations {
    public static final Duration VALIDITY = Duration.ofDays(7);

    /** Waiting at a time, of one app. */
    static final int MOST = 100;

    private static final int RANDOM_BYTES = 32;

    private static final String INSERT = """
            INSERT INTO invitations (id, digest, app_id, role, note, created_by, created_at, expires_at)
            VALUES (:id, :digest, :app, :role, :note, :user, :now, :expires)
            """;

    private static final String WAITING = """
            SELECT i.id, i.app_id, a.name AS app_name, i.role, i.note, u.name AS inviter, i.expires_at
            FROM invitations i
            JOIN apps a ON a.id = i.app_id
            JOIN account_user u ON u.id = i.created_by
            WHERE i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > :now AND a.ends_at IS NULL
            """;

    private static final String OF_APP = WAITING + "AND i.app_id = :app ORDER BY i.created_at DESC LIMIT " + MOST;
    private static final String BY_DIGEST = WAITING + "AND i.digest = :digest";

    private static final String ACCEPT = """
            UPDATE invitations
            SET accepted_by = :user, accepted_at = :now
            WHERE id = :id AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > :now
            """;

    private static final String JOIN = """
            INSERT INTO memberships (app_id, user_id, role, added_at)
            VALUES (:app, :user, :role, :now)
            ON CONFLICT (user_id, app_id) DO NOTHING
            """;

    private static final String REVOKE = """
            UPDATE invitations
            SET revoked_at = :now
            WHERE id = :id AND app_id = :app AND accepted_at IS NULL AND revoked_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final MembershipChanges changes;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(
            JdbcClient jdbc,
            Access access,
            AuditLog audit,
            MembershipChanges changes,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes a link.
     *
     * @param note for whom it is meant, at most 100 characters
     * @return what stands in the address behind {@code /invite/}; it cannot be had again
     * @throws NoSuchAppException when the caller is no owner of the app
     * @throws IllegalArgumentException with a sentence for the person, when the note is too long or too many links wait
     */
    public String create(Caller caller, AppId app, Role role, String note) {
        access.require(caller.user(), app, Permission.MANAGE);
        if (note.length() > AppDetails.NAME_LIMIT) {
            throw new IllegalArgumentException(
                    "The note has %d characters; the limit is %d".formatted(note.length(), AppDetails.NAME_LIMIT));
        }
        if (of(caller.user(), app).size() >= MOST) {
            throw new IllegalArgumentException(MOST + " invitations are waiting, the limit; take one back first");
        }
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            jdbc.sql(INSERT)
                    .param("id", UUID.randomUUID())
                    .param("digest", digest(token))
                    .param("app", app.value())
                    .param("role", role.stored())
                    .param("note", note.strip())
                    .param("user", caller.user().value())
                    .param("now", KeyRows.time(now))
                    .param("expires", KeyRows.time(now.plus(VALIDITY)))
                    .update();
            note(caller, app, "member.invited", note.strip(), role);
        });
        return token;
    }

    /** Those that wait, newest first. @throws NoSuchAppException when the user is no owner of the app */
    public List<Invitation> of(UserId user, AppId app) {
        access.require(user, app, Permission.MANAGE);
        return jdbc.sql(OF_APP)
                .param("app", app.value())
                .param("now", KeyRows.time(clock.instant()))
                .query((row, number) -> invitation(row))
                .list();
    }

    /** The invitation of that link; empty when there is none, or it was used, taken back or is too old. */
    public Optional<Invitation> find(String token) {
        return jdbc.sql(BY_DIGEST)
                .param("digest", digest(token))
                .param("now", KeyRows.time(clock.instant()))
                .query((row, number) -> invitation(row))
                .optional();
    }

    /**
     * Lets the caller into the app. Who is in it already keeps their role.
     *
     * @return the app; empty when the link does not work any more
     */
    public Optional<AppId> accept(Caller caller, String token) {
        Optional<AppId> joined = Objects.requireNonNull(transaction.execute(status ->
                find(token).filter(invitation -> use(caller, invitation)).map(Invitation::app)));
        joined.ifPresent(app -> changes.tell(caller.user(), app));
        return joined;
    }

    /** Takes a link back. @throws NoSuchAppException when the caller is no owner of the app */
    public void revoke(Caller caller, AppId app, UUID invitation) {
        access.require(caller.user(), app, Permission.MANAGE);
        transaction.executeWithoutResult(status -> {
            int revoked = jdbc.sql(REVOKE)
                    .param("id", invitation)
                    .param("app", app.value())
                    .param("now", KeyRows.time(clock.instant()))
                    .update();
            if (revoked > 0) {
                note(caller, app, "member.invitation-revoked", "", null);
            }
        });
    }

    private boolean use(Caller caller, Invitation invitation) {
        int used = jdbc.sql(ACCEPT)
                .param("user", caller.user().value())
                .param("now", KeyRows.time(clock.instant()))
                .param("id", invitation.id())
                .update();
        if (used == 0) {
            return false;
        }
        int joined = jdbc.sql(JOIN)
                .param("app", invitation.app().value())
                .param("user", caller.user().value())
                .param("role", invitation.role().stored())
                .param("now", KeyRows.time(clock.instant()))
                .update();
        if (joined > 0) {
            note(caller, invitation.app(), "member.joined", "invited by " + invitation.inviter(), invitation.role());
        }
        return true;
    }

    private void note(Caller caller, AppId app, String action, String detail, @Nullable Role role) {
        audit.add(new AuditEntry(
                caller.user(),
                caller.address(),
                app.value(),
                action,
                detail,
                null,
                role == null ? null : role.stored()));
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                new AppId(row.getObject("app_id", UUID.class)),
                row.getString("app_name"),
                Role.ofStored(row.getString("role")),
                row.getString("note"),
                row.getString("inviter"),
                Objects.requireNonNull(KeyRows.time(row, "expires_at")));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
