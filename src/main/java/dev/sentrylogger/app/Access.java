package dev.sentrylogger.app;

import dev.sentrylogger.account.UserId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is what to which app. Asks the database each time, so a change acts at once, in open pages too. Thread-safe. */
@Component
public final class Access {
    private static final String ROLE = """
            SELECT role
            FROM memberships
            JOIN apps ON id = app_id
            WHERE user_id = :user AND app_id = :app AND ends_at IS NULL
            """;

    private final JdbcClient jdbc;

    Access(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the app does not exist for the user. */
    public Optional<Role> role(UserId user, AppId app) {
        return jdbc.sql(ROLE)
                .param("user", user.value())
                .param("app", app.value())
                .query(String.class)
                .optional()
                .map(Role::ofStored);
    }

    public boolean may(UserId user, AppId app, Permission permission) {
        return role(user, app).filter(role -> role.may(permission)).isPresent();
    }

    /** @throws NoSuchAppException when the user may not */
    public void require(UserId user, AppId app, Permission permission) {
        if (!may(user, app, permission)) {
            throw new NoSuchAppException(app);
        }
    }
}
