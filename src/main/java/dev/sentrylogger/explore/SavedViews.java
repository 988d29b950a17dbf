package dev.sentrylogger.explore;

import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Permission;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The saved views of apps, each seen through the eyes of a user: those of an app the user may not see are not there, nor
 * are those that others keep for themselves. Thread-safe.
 */
@Component
public final class SavedViews {
    public static final int MAX_NAME = 100;
    public static final int MAX_ADDRESS = 8_000;

    /** Of one user in one app. */
    public static final int MOST = 200;

    private static final String OF_APP = """
            SELECT id, name, address, shared, created_by = :user AS own
            FROM saved_views
            WHERE app_id = :app AND (shared OR created_by = :user)
            ORDER BY lower(name), created_at
            LIMIT 1000
            """;

    private static final String COUNT = """
            SELECT count(*)
            FROM saved_views
            WHERE app_id = :app AND created_by = :user
            """;

    private static final String INSERT = """
            INSERT INTO saved_views (id, app_id, created_by, shared, name, address, created_at)
            VALUES (:id, :app, :user, :shared, :name, :address, :now)
            """;

    private static final String DELETE = """
            DELETE FROM saved_views
            WHERE id = :id AND created_by = :user
            """;

    private final JdbcClient jdbc;
    private final Apps apps;
    private final Access access;
    private final Clock clock;

    SavedViews(JdbcClient jdbc, Apps apps, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.apps = apps;
        this.access = access;
        this.clock = clock;
    }

    /** By name; the first 1,000. */
    public List<SavedView> of(UserId user, AppId app) {
        if (apps.find(user, app).isEmpty()) {
            return List.of();
        }
        return jdbc.sql(OF_APP)
                .param("app", app.value())
                .param("user", user.value())
                .query((row, n) -> new SavedView(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("address"),
                        row.getBoolean("shared"),
                        row.getBoolean("own")))
                .list();
    }

    /** @throws IllegalArgumentException with a sentence for the reader when it cannot be saved so */
    public void save(UserId user, AppId app, String name, String address, boolean shared) {
        String called = name.strip();
        if (called.isEmpty() || called.length() > MAX_NAME) {
            throw new IllegalArgumentException("A name has 1 to " + MAX_NAME + " characters.");
        }
        if (address.length() > MAX_ADDRESS) {
            throw new IllegalArgumentException("This search is too long to be saved; shorten it to 4,000 characters.");
        }
        if (apps.find(user, app).isEmpty()) {
            throw new IllegalArgumentException("This app is not there any more.");
        }
        if (shared && !access.admits(user, app, Permission.SHARE)) {
            throw new IllegalArgumentException("You may save views for yourself; ask a member to save one for all.");
        }
        long count = jdbc.sql(COUNT)
                .param("app", app.value())
                .param("user", user.value())
                .query(Long.class)
                .single();
        if (count >= MOST) {
            throw new IllegalArgumentException("You have " + MOST + " views here already; delete one first.");
        }
        try {
            jdbc.sql(INSERT)
                    .param("id", UUID.randomUUID())
                    .param("app", app.value())
                    .param("user", user.value())
                    .param("shared", shared)
                    .param("name", called)
                    .param("address", address)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("You have a view of that name; choose another.", e);
        }
    }

    /** @return false when there is none, or it is another's */
    public boolean delete(UserId user, UUID view) {
        return jdbc.sql(DELETE).param("id", view).param("user", user.value()).update() > 0;
    }
}
