package dev.sentrylogger.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.binary.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Users for a test, each a new one. A bean of every test of the whole server: let it be injected. */
@Component
public final class SomeUsers {
    /** The password of all of them. */
    public static final String PASSWORD = "plum ladder seven";

    private final Accounts accounts;
    private final PersonalTokens tokens;
    private final Setup setup;
    private final Denials denials;
    private final JdbcClient jdbc;

    SomeUsers(Accounts accounts, PersonalTokens tokens, Setup setup, Denials denials, JdbcClient jdbc) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.setup = setup;
        this.denials = denials;
        this.jdbc = jdbc;
    }

    public User member() {
        return create(false);
    }

    public User admin() {
        return create(true);
    }

    /** A new personal token of the user, for {@code Authorization: Bearer}. */
    public String token(User user) {
        return tokens.issue(user.id(), "test");
    }

    /** The code that the user's authenticator app would show now. */
    public static String code(TwoStepSecret secret) {
        return Totp.code(secret.bytes(), Totp.step(Instant.now()));
    }

    /** The same of a secret as it is spelled. */
    public static String code(String groups) {
        return Totp.code(new Base32().decode(groups.replace(" ", "")), Totp.step(Instant.now()));
    }

    /** Takes the codes back that the user used, so that a test need not wait for the next one. */
    public void forgetUsedCodes(User user) {
        jdbc.sql("UPDATE account_two_step SET last_step = 0 WHERE user_id = :user")
                .param("user", user.id().value())
                .update();
    }

    public void useRecoveryCodes(User user, List<String> codes) {
        codes.forEach(code -> jdbc.sql("DELETE FROM account_recovery_code WHERE user_id = :user AND digest = :digest")
                .param("user", user.id().value())
                .param("digest", RecoveryCodes.digest(code))
                .update());
    }

    /** Somebody whom a provider signs in, without a password here. */
    public User withoutPassword() {
        String name = "u" + UUID.randomUUID();
        return accounts.createWithoutPassword(Person.of(name + "@example.org", name));
    }

    public static Authentication authentication(User user) {
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(user), null, SignedIn.authoritiesOf(user));
    }

    /** Makes the user the signed-in one of this thread, until {@link SecurityContextHolder#clearContext()}. */
    public static SecurityContext signIn(User user) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(user));
        SecurityContextHolder.setContext(context);
        return context;
    }

    /** Has the next denials written down, however many there were of late. */
    public void forgetDenials() {
        denials.forget();
    }

    /** Puts the server into its first run, as if nobody had used the setup link. */
    public void ownerMissing() {
        jdbc.sql("DELETE FROM account_setup").update();
    }

    /** The secret of the one-time setup link. */
    public String setupToken() {
        return setup.link().substring("/setup?token=".length());
    }

    /** Puts the server into its ordinary state, after the first run. */
    public void ownerExists() {
        jdbc.sql("INSERT INTO account_setup (owner_id, done_at) VALUES (:owner, now()) ON CONFLICT DO NOTHING")
                .param("owner", admin().id().value())
                .update();
    }

    private User create(boolean admin) {
        String name = "u" + UUID.randomUUID();
        return accounts.createLocal(name + "@example.org", name, PASSWORD, admin);
    }
}
