package dev.sentrylogger.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people do with their own account. Each change is in the audit log. Thread-safe. */
@Component
public final class OwnAccount {
    private static final String SET_PASSWORD = """
            UPDATE account_user
            SET password_hash = :hash
            WHERE id = :user AND password_hash IS NOT NULL
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final PasswordHashing hashing;
    private final PasswordCheck passwords;
    private final SignedInDevices devices;
    private final PersonalTokens tokens;
    private final AuditLog audit;

    OwnAccount(
            JdbcClient jdbc,
            Accounts accounts,
            PasswordHashing hashing,
            PasswordCheck passwords,
            SignedInDevices devices,
            PersonalTokens tokens,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.hashing = hashing;
        this.passwords = passwords;
        this.devices = devices;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** Whether the user signs in with a password. */
    public boolean hasPassword(User user) {
        return accounts.findLocal(user.email())
                .filter(account -> account.user().id().equals(user.id()))
                .isPresent();
    }

    /**
     * Changes the password and signs the user out everywhere but here.
     *
     * @param sessionId the session that stays
     * @return how many others ended
     * @throws IllegalArgumentException with a message for the person: the current password is wrong, or the new one is
     *     not good enough
     * @throws SignInThrottled after too many wrong ones
     */
    public int changePassword(User user, String current, String next, String address, String sessionId) {
        passwords.require(user, current, address);
        PasswordRules.check(next);
        jdbc.sql(SET_PASSWORD)
                .param("hash", hashing.hash(next))
                .param("user", user.id().value())
                .update();
        jdbc.sql("DELETE FROM account_password_link WHERE user_id = :user")
                .param("user", user.id().value())
                .update();
        // Before anything else that could fail: the old password must not live on in an open page.
        int ended = devices.end(user.id(), device -> !device.sessionId().equals(sessionId));
        audit.add(user.id(), address, "account.password-changed", "");
        return ended;
    }

    /** {@link PersonalTokens#issue(UserId, String, boolean, Instant)}, written down. */
    public String issueToken(User user, String name, boolean readOnly, @Nullable Instant expiresAt, String address) {
        String token = tokens.issue(user.id(), name, readOnly, expiresAt);
        audit.add(user.id(), address, "token.created", "'" + name.strip() + "'" + (readOnly ? ", reads only" : ""));
        return token;
    }

    /** {@link PersonalTokens#revoke}, written down. */
    public void revokeToken(User user, PersonalToken token, String address) {
        tokens.revoke(user.id(), token.id());
        audit.add(user.id(), address, "token.revoked", "'" + token.name() + "'");
    }

    /** Signs the user out in one browser. */
    public void signOut(User user, SignedInDevice device, String address) {
        int ended = devices.end(user.id(), other -> other.sessionId().equals(device.sessionId()));
        if (ended > 0) {
            audit.add(user.id(), address, "account.device-signed-out", device.toString());
        }
    }

    /** Signs the user out everywhere but here. @return how many sessions ended */
    public int signOutElsewhere(User user, String sessionId, String address) {
        int ended = devices.end(user.id(), device -> !device.sessionId().equals(sessionId));
        audit.add(user.id(), address, "account.others-signed-out", ended + " sessions");
        return ended;
    }
}
