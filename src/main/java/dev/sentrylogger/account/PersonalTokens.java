package dev.sentrylogger.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
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

    private static final String INSERT = """
            INSERT INTO account_token (id, user_id, name, digest, from_settings, created_at)
            VALUES (:id, :user, :name, :digest, :settings, :now)
            """;

    private static final String USER_OF = """
            SELECT u.id, u.email, u.name, u.admin, u.created_at
            FROM account_token t
            JOIN account_user u ON u.id = t.user_id
            WHERE t.digest = :digest
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

    /**
     * Makes a new token for the user.
     *
     * @param name what it is for, up to 100 characters
     * @return the token; it cannot be had again
     */
    public String issue(UserId user, String name) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        insert(user, name, token, false);
        return token;
    }

    /** Whose token this is; empty when it is nobody's. */
    public Optional<User> verify(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        return jdbc.sql(USER_OF)
                .param("digest", digest(token))
                .query(UserRows::read)
                .optional();
    }

    /** A token that somebody else made up, and answers for. */
    void addFromSettings(UserId user, String token) {
        insert(user, "ADMIN_TOKEN", token, true);
    }

    void dropFromSettings() {
        jdbc.sql(DELETE_FROM_SETTINGS).update();
    }

    private void insert(UserId user, String name, String token, boolean fromSettings) {
        jdbc.sql(INSERT)
                .param("id", UUID.randomUUID())
                .param("user", user.value())
                .param("name", name)
                .param("digest", digest(token))
                .param("settings", fromSettings)
                .param("now", UserRows.time(clock.instant()))
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
