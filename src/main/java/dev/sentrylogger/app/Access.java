package dev.sentrylogger.app;

import dev.sentrylogger.account.Denials;
import dev.sentrylogger.account.UserId;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is what to which app. Asks the database each time, so a change acts at once, in open pages too. Every page and door
 * lets people in through {@link #admits}, so that what is denied is in the audit log. Thread-safe.
 */
@Component
public final class Access {
    private static final String ROLE = """
            SELECT role
            FROM memberships
            JOIN apps ON id = app_id
            JOIN account_user u ON u.id = user_id
            WHERE user_id = :user AND app_id = :app AND ends_at IS NULL AND disabled_at IS NULL
            """;

    private static final String STANDING = """
            SELECT role
            FROM apps
            LEFT JOIN memberships ON app_id = id AND user_id = :user
            WHERE id = :app
            """;

    private final JdbcClient jdbc;
    private final Denials denials;

    Access(JdbcClient jdbc, Denials denials) {
        this.jdbc = jdbc;
        this.denials = denials;
    }

    /** What the user is to an app that is there, or was deleted a short while ago. */
    private record Standing(@Nullable Role role) {}

    /** Empty when the app does not exist for the user, or their account is turned off. */
    public Optional<Role> role(UserId user, AppId app) {
        return jdbc.sql(ROLE)
                .param("user", user.value())
                .param("app", app.value())
                .query(String.class)
                .optional()
                .map(Role::ofStored);
    }

    /** A question on the way, such as what to show; for what somebody asks for, see {@link #admits}. */
    public boolean may(UserId user, AppId app, Permission permission) {
        return role(user, app).filter(role -> role.may(permission)).isPresent();
    }

    /** Whether the user may do what they ask for; if not, that is written down. */
    public boolean admits(UserId user, AppId app, Permission permission) {
        boolean may = may(user, app, permission);
        if (!may) {
            noteDenial(user, app, permission);
        }
        return may;
    }

    /** @throws NoSuchAppException when the user may not, which is written down */
    public void require(UserId user, AppId app, Permission permission) {
        if (!admits(user, app, permission)) {
            throw new NoSuchAppException(app);
        }
    }

    /** Writes down that a key was not let in where it asked to. */
    public void noteDenial(KeyVerdict.Accepted key, AppId app) {
        String why = key.app().equals(app) ? "may not read" : "is another app's";
        // Not before the app is known to exist: the entry of another is for nobody to see.
        UUID shownIn = standing(null, app).isPresent() ? app.value() : null;
        denials.note(null, shownIn, "the API key sk_" + key.keyId() + "_… " + why);
    }

    private void noteDenial(UserId user, AppId app, Permission permission) {
        Optional<Standing> standing = standing(user, app);
        if (standing.isEmpty()) {
            denials.note(user, null, "there is no such app");
            return;
        }
        Role role = standing.get().role();
        if (role == null) {
            denials.note(user, app.value(), "no member of the app");
        } else if (!role.may(permission)) {
            denials.note(user, app.value(), "a " + role.stored() + " may not " + permission.words());
        }
        // Else the app is deleted, and there for none of its members.
    }

    private Optional<Standing> standing(@Nullable UserId user, AppId app) {
        return jdbc.sql(STANDING)
                .param("user", user == null ? null : user.value(), Types.OTHER)
                .param("app", app.value())
                .query((row, number) -> {
                    String role = row.getString("role");
                    return new Standing(role == null ? null : Role.ofStored(role));
                })
                .optional();
    }
}
