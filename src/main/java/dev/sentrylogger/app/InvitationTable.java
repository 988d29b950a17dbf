package dev.sentrylogger.app;

import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Invitation.Mailing;
import dev.sentrylogger.mail.MailOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of invitations, for {@link Invitations} and {@link InvitationMails}. Thread-safe. */
@Component
final class InvitationTable {
    private static final int LONGEST_PROBLEM = 500;

    private static final String INSERT = """
            INSERT INTO invitations (id, digest, app_id, role, note, created_by, created_at, expires_at, mailed_to)
            VALUES (:id, :digest, :app, :role, :note, :user, :now, :expires, :mailTo)
            """;

    private static final String WAITING = """
            SELECT i.id, i.app_id, a.name AS app_name, i.role, i.note, u.name AS inviter, i.expires_at,
                   i.mailed_to, i.mailed_at, i.mail_problem
            FROM invitations i
            JOIN apps a ON a.id = i.app_id
            JOIN account_user u ON u.id = i.created_by
            WHERE i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > :now AND a.ends_at IS NULL
              AND u.disabled_at IS NULL
            """;

    private static final String OF_APP = WAITING + "AND i.app_id = :app ORDER BY i.created_at DESC LIMIT :limit";
    private static final String BY_DIGEST = WAITING + "AND i.digest = :digest";

    private static final String ACCEPT = """
            UPDATE invitations
            SET accepted_by = :user, accepted_at = :now
            WHERE id = :id AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > :now
            """;

    private static final String REVOKE = """
            UPDATE invitations
            SET revoked_at = :now
            WHERE id = :id AND app_id = :app AND accepted_at IS NULL AND revoked_at IS NULL
            """;

    /** Two mails at the same time must not both be the last one. */
    private static final String LOCK_MAILS = """
            SELECT count(*)
            FROM (SELECT pg_advisory_xact_lock(hashtextextended('invitation mails of ' || :user, 0))) AS held
            """;

    private static final String MAILED = """
            SELECT count(*)
            FROM invitations
            WHERE created_by = :user AND mailed_to IS NOT NULL AND created_at > :since
            """;

    private static final String SET_MAIL = """
            UPDATE invitations
            SET mailed_at = :at, mail_problem = :problem
            WHERE digest = :digest
            """;

    private final JdbcClient jdbc;

    InvitationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(byte[] digest, UserId user, AppId app, Offer offer, Instant now, Instant expires) {
        jdbc.sql(INSERT)
                .param("id", UUID.randomUUID())
                .param("digest", digest)
                .param("app", app.value())
                .param("role", offer.role().stored())
                .param("note", offer.note())
                .param("user", user.value())
                .param("now", KeyRows.time(now))
                .param("expires", KeyRows.time(expires))
                .param("mailTo", offer.mailTo() == null ? null : offer.mailTo().value(), Types.VARCHAR)
                .update();
    }

    List<Invitation> waiting(AppId app, Instant now, int limit) {
        return jdbc.sql(OF_APP)
                .param("app", app.value())
                .param("now", KeyRows.time(now))
                .param("limit", limit)
                .query((row, number) -> invitation(row))
                .list();
    }

    Optional<Invitation> waiting(byte[] digest, Instant now) {
        return jdbc.sql(BY_DIGEST)
                .param("digest", digest)
                .param("now", KeyRows.time(now))
                .query((row, number) -> invitation(row))
                .optional();
    }

    /** @return false when it does not work any more */
    boolean accept(UUID invitation, UserId user, Instant now) {
        return jdbc.sql(ACCEPT)
                        .param("user", user.value())
                        .param("now", KeyRows.time(now))
                        .param("id", invitation)
                        .update()
                > 0;
    }

    /** @return false when it did not wait any more */
    boolean revoke(UUID invitation, AppId app, Instant now) {
        return jdbc.sql(REVOKE)
                        .param("id", invitation)
                        .param("app", app.value())
                        .param("now", KeyRows.time(now))
                        .update()
                > 0;
    }

    /** How many mails the user asked for since then; nobody else is told a number before this transaction ends. */
    int mailsOf(UserId user, Instant since) {
        jdbc.sql(LOCK_MAILS).param("user", user.toString()).query(Long.class).single();
        return jdbc.sql(MAILED)
                .param("user", user.value())
                .param("since", KeyRows.time(since))
                .query(Integer.class)
                .single();
    }

    void setMail(byte[] digest, MailOutcome outcome, Instant now) {
        String words = outcome.words();
        boolean accepted = outcome instanceof MailOutcome.Accepted;
        jdbc.sql(SET_MAIL)
                .param("digest", digest)
                .param("at", accepted ? KeyRows.time(now) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "problem",
                        accepted ? null : words.substring(0, Math.min(LONGEST_PROBLEM, words.length())),
                        Types.VARCHAR)
                .update();
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        String mailedTo = row.getString("mailed_to");
        return new Invitation(
                row.getObject("id", UUID.class),
                new AppId(row.getObject("app_id", UUID.class)),
                row.getString("app_name"),
                Role.ofStored(row.getString("role")),
                row.getString("note"),
                row.getString("inviter"),
                Objects.requireNonNull(KeyRows.time(row, "expires_at")),
                mailedTo == null
                        ? null
                        : new Mailing(mailedTo, KeyRows.time(row, "mailed_at"), row.getString("mail_problem")));
    }
}
