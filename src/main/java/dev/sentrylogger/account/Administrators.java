package dev.sentrylogger.account;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who administers this server. Asks the database each time, so a change acts at once, in open pages too. To administer the
 * server gives no access to apps. Thread-safe.
 */
@Component
public final class Administrators {
    private static final String IS = """
            SELECT EXISTS (SELECT FROM account_user WHERE id = :user AND admin AND disabled_at IS NULL)
            """;

    private final JdbcClient jdbc;
    private final Denials denials;

    Administrators(JdbcClient jdbc, Denials denials) {
        this.jdbc = jdbc;
        this.denials = denials;
    }

    /** A question on the way, such as what to show; for what somebody asks for, see {@link #admits}. */
    public boolean has(UserId user) {
        return jdbc.sql(IS).param("user", user.value()).query(Boolean.class).single();
    }

    /** Whether the user is one and may do what they ask for; if not, that is written down. */
    public boolean admits(UserId user) {
        boolean has = has(user);
        if (!has) {
            denials.note(user, null, "no administrator of the server");
        }
        return has;
    }

    /** @throws NotAdministratorException when the user is none, which is written down */
    public void require(UserId user) {
        if (!admits(user)) {
            throw new NotAdministratorException();
        }
    }

    /** The caller is no administrator of the server, or none any more. */
    public static final class NotAdministratorException extends RuntimeException {
        NotAdministratorException() {
            super("You do not administer this server", null, false, false);
        }
    }
}
