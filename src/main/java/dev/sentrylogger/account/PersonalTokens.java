package dev.sentrylogger.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tokens with which a program acts for its user: {@code slp_} and 43 characters (256 random bits). Only a digest is
 * kept, so a token can be shown once and never again. Thread-safe.
 */
@Component
public final class PersonalTokens {
    private static final String PREFIX = "slp_";
    private static final int RANDOM_BYTES = 32;
    private static final int LONGEST = 200;

    /** Tokens of one user. */
    static final int MOST = 100;

    private static final String INSERT = """
            INSERT INTO account_token
                (id, user_id, name, digest, from_settings, created_at, read_only, last_four, expires_at)
            VALUES (:id, :user, :name, :digest, :settings, :now, :readOnly, :lastFour, :expires)
            """;

    private static final String USER_OF = """
            SELECT u.id, u.email, u.name, u.admin, u.created_at, t.id AS token, t.read_only
            FROM account_token t
            JOIN account_user u ON u.id = t.user_id
            WHERE t.digest = :digest
              AND (t.expires_at IS NULL OR t.expires_at > :now)
              AND t.revoked_at IS NULL
              AND u.disabled_at IS NULL
            """;

    private static final String REFUSED = """
            SELECT t.user_id,
                   CASE WHEN t.revoked_at IS NOT NULL THEN 'was revoked'
                        WHEN t.expires_at <= :now THEN 'has expired'
                        ELSE 'belongs to an account that is turned off' END AS why,
                   t.name, t.last_four
            FROM account_token t
            WHERE t.digest = :digest
            """;

    private static final String USED = """
            UPDATE account_token
            SET last_used_at = :now
            WHERE id = :id
              AND (last_used_at IS NULL OR last_used_at < CAST(:now AS timestamptz) - interval '1 minute')
            """;

    private static final String OF_USER = """
            SELECT id, name, last_four, read_only, from_settings, created_at, expires_at, last_used_at
            FROM account_token
            WHERE user_id = :user AND revoked_at IS NULL
            ORDER BY created_at DESC
            LIMIT 500
            """;

    private static final String REVOKE = """
            UPDATE account_token
            SET revoked_at = :now
            WHERE id = :id AND user_id = :user AND NOT from_settings AND revoked_at IS NULL
            """;

    private static final String FORGET = """
            DELETE FROM account_token
            WHERE id IN (SELECT id FROM account_token
                         WHERE user_id = :user AND revoked_at IS NOT NULL
                         ORDER BY revoked_at DESC OFFSET :most)
            """;

    private static final String DELETE_FROM_SETTINGS = """
            DELETE FROM account_token
            WHERE from_settings
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PersonalTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whose token it is, and whether it only lets through what changes nothing. */
    record Bearer(User user, boolean readOnly) {}

    /** @param why a sentence about the token that does not hold it */
    record Refused(UserId user, String why) {}

    private record Known(UUID token, Bearer bearer) {}

    /** A token without end that may do what its user may. */
    String issue(UserId user, String name) {
        return issue(user, name, false, null);
    }

    /**
     * Makes a new token for the user.
     *
     * @param name what it is for, 1 to 100 characters
     * @param readOnly whether it only lets through what changes nothing
     * @param expiresAt null: never
     * @return the token; it cannot be had again
     * @throws IllegalArgumentException with a message for the person who typed the name, or has {@link #MOST} already
     */
    public String issue(UserId user, String name, boolean readOnly, @Nullable Instant expiresAt) {
        if (name.isBlank() || name.strip().length() > Person.LONGEST_NAME) {
            throw new IllegalArgumentException("Give the token a name of 1 to " + Person.LONGEST_NAME + " characters");
        }
        if (of(user).size() >= MOST) {
            throw new IllegalArgumentException("You have " + MOST + " tokens, the limit; revoke one first");
        }
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        insert(user, name.strip(), token, false, readOnly, expiresAt);
        return token;
    }

    /** Whose token this is; empty when it is nobody's, is not in force, or its user is turned off. Notes the use. */
    Optional<Bearer> verify(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        var now = UserRows.time(clock.instant());
        Optional<Known> known = jdbc.sql(USER_OF)
                .param("digest", digest(token))
                .param("now", now)
                .query((row, number) -> new Known(
                        row.getObject("token", UUID.class),
                        new Bearer(UserRows.read(row, number), row.getBoolean("read_only"))))
                .optional();
        // Not while the row is read: that would take a second connection with the first in hand.
        known.ifPresent(found ->
                jdbc.sql(USED).param("id", found.token()).param("now", now).update());
        return known.map(Known::bearer);
    }

    /** Whose token it is that {@link #verify} does not take; empty when it is nobody's. */
    Optional<Refused> refused(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        return jdbc.sql(REFUSED)
                .param("digest", digest(token))
                .param("now", UserRows.time(clock.instant()))
                .query((row, number) -> new Refused(
                        new UserId(row.getObject("user_id", UUID.class)),
                        "the personal token '" + row.getString("name") + "' (slp_…" + row.getString("last_four") + ") "
                                + row.getString("why")))
                .optional();
    }

    /** The user's tokens in force or expired, newest first. */
    public List<PersonalToken> of(UserId user) {
        return jdbc.sql(OF_USER)
                .param("user", user.value())
                .query((row, number) -> new PersonalToken(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("last_four"),
                        row.getBoolean("read_only"),
                        row.getBoolean("from_settings"),
                        Objects.requireNonNull(UserRows.time(row, "created_at")),
                        UserRows.time(row, "expires_at"),
                        UserRows.time(row, "last_used_at")))
                .list();
    }

    /** Takes a token out of force; nothing happens when it is not the user's, or comes from the settings. */
    public void revoke(UserId user, UUID token) {
        jdbc.sql(REVOKE)
                .param("id", token)
                .param("user", user.value())
                .param("now", UserRows.time(clock.instant()))
                .update();
        jdbc.sql(FORGET).param("user", user.value()).param("most", MOST).update();
    }

    /** A token that somebody else made up, and answers for. */
    void addFromSettings(UserId user, String token) {
        insert(user, "ADMIN_TOKEN", token, true, false, null);
    }

    void dropFromSettings() {
        jdbc.sql(DELETE_FROM_SETTINGS).update();
    }

    private void insert(
            UserId user,
            String name,
            String token,
            boolean fromSettings,
            boolean readOnly,
            @Nullable Instant expiresAt) {
        jdbc.sql(INSERT)
                .param("id", UUID.randomUUID())
                .param("user", user.value())
                .param("name", name)
                .param("digest", digest(token))
                .param("settings", fromSettings)
                .param("now", UserRows.time(clock.instant()))
                .param("readOnly", readOnly)
                .param("lastFour", token.substring(token.length() - 4))
                .param("expires", expiresAt == null ? null : UserRows.time(expiresAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
