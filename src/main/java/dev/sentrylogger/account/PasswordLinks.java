package dev.sentrylogger.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links with which people who lost their password set a new one, made by an administrator and sent by whatever way they
 * like. A link works once, for {@link #VALIDITY}, and holds 256 random bits, of which only a digest is kept; a new one takes
 * the place of the person's old one. It ends when its maker administers the server no more, and when the person changes the
 * password themselves. Thread-safe.
 */
@Component
public final class PasswordLinks {
    public static final Duration VALIDITY = Duration.ofHours(24);

    private static final int RANDOM_BYTES = 32;

    private static final String PUT = """
            INSERT INTO account_password_link (user_id, digest, expires_at, made_by)
            SELECT id, :digest, :expires, :admin FROM account_user WHERE id = :person AND password_hash IS NOT NULL
            ON CONFLICT (user_id) DO UPDATE
            SET digest = excluded.digest, expires_at = excluded.expires_at, made_by = excluded.made_by
            """;

    private static final String FIND = """
            SELECT u.id, u.email, u.name, u.admin, u.created_at
            FROM account_password_link l
            JOIN account_user u ON u.id = l.user_id
            JOIN account_user a ON a.id = l.made_by AND a.admin AND a.disabled_at IS NULL
            WHERE l.digest = :digest AND l.expires_at > :now AND u.disabled_at IS NULL AND u.password_hash IS NOT NULL
            """;

    private static final String TAKE = """
            DELETE FROM account_password_link
            WHERE digest = :digest AND expires_at > :now
            """;

    private static final String SET_PASSWORD = """
            UPDATE account_user
            SET password_hash = :hash
            WHERE id = :person
            """;

    private final JdbcClient jdbc;
    private final Administrators administrators;
    private final PasswordHashing hashing;
    private final SignedInDevices devices;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PasswordLinks(
            JdbcClient jdbc,
            Administrators administrators,
            PasswordHashing hashing,
            SignedInDevices devices,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.administrators = administrators;
        this.hashing = hashing;
        this.devices = devices;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes a link for somebody who signs in with a password.
     *
     * @return what stands in the address behind {@code /new-password/}; it cannot be had again
     * @throws Administrators.NotAdministratorException when the caller is none
     * @throws IllegalArgumentException when the person has no password to lose
     */
    public String create(UserId admin, String address, User person) {
        administrators.require(admin);
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        transaction.executeWithoutResult(status -> {
            int put = jdbc.sql(PUT)
                    .param("person", person.id().value())
                    .param("admin", admin.value())
                    .param("digest", digest(token))
                    .param("expires", UserRows.time(clock.instant().plus(VALIDITY)))
                    .update();
            if (put == 0) {
                throw new IllegalArgumentException(person.name() + " signs in without a password");
            }
            String who = person.name() + " (" + person.email() + ")";
            audit.add(admin, address, "account.password-link-made", who);
        });
        return token;
    }

    /** Whose link it is; empty when there is none, or it was used, replaced or is too old. */
    public Optional<User> find(String token) {
        return jdbc.sql(FIND)
                .param("digest", digest(token))
                .param("now", UserRows.time(clock.instant()))
                .query(UserRows::read)
                .optional();
    }

    /**
     * Sets the password of the link's owner and signs them out everywhere.
     *
     * @return the owner; empty when the link does not work any more
     * @throws IllegalArgumentException with a message for the person when the password is not good enough; the link stays
     */
    public Optional<User> use(String token, String password, String address) {
        PasswordRules.check(password);
        Optional<User> owner = find(token);
        // The slow part, before the transaction; and only for who has a link.
        Optional<User> changed = owner.filter(person -> take(token, person, hashing.hash(password), address));
        changed.ifPresent(person -> devices.end(person.id(), any -> true));
        return changed;
    }

    private boolean take(String token, User person, String hash, String address) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int taken = jdbc.sql(TAKE)
                    .param("digest", digest(token))
                    .param("now", UserRows.time(clock.instant()))
                    .update();
            if (taken == 0) {
                return false;
            }
            jdbc.sql(SET_PASSWORD)
                    .param("hash", hash)
                    .param("person", person.id().value())
                    .update();
            audit.add(person.id(), address, "account.password-changed", "with the link of an administrator");
            return true;
        }));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
