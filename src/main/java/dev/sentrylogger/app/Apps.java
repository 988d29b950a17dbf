package dev.sentrylogger.app;

import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The watched apps, each seen through the eyes of a user: what the user may not see is not there.
 *
 * <p>Thread-safe.
 */
@Component
public final class Apps {
    private static final String INSERT = """
            INSERT INTO apps (id, name, description, created_at)
            VALUES (:id, :name, :description, :createdAt)
            RETURNING id, number, name, description, created_at
            """;

    private static final String ADD_OWNER = """
            INSERT INTO memberships (app_id, user_id, role, added_at)
            VALUES (:app, :user, 'owner', :at)
            """;

    private static final String VISIBLE_BY_NAME = """
            SELECT id, number, name, description, created_at
            FROM apps
            JOIN memberships ON app_id = id
            WHERE user_id = :user AND ends_at IS NULL
            ORDER BY lower(name), number
            LIMIT 1000
            """;

    private static final String VISIBLE = """
            SELECT id, number, name, description, created_at
            FROM apps
            JOIN memberships ON app_id = id
            WHERE user_id = :user AND id = :app AND ends_at IS NULL
            """;

    private static final String OWNED_BY_NAME = """
            SELECT id, number, name, description, created_at
            FROM apps
            JOIN memberships ON app_id = id
            WHERE user_id = :user AND role = 'owner' AND ends_at IS NULL
            ORDER BY lower(name), number
            LIMIT 1000
            """;

    private static final String BY_ID = """
            SELECT id, number, name, description, created_at
            FROM apps
            WHERE id = :app
            """;

    private static final String FIRST_KEY = "First key";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StoredKeys keys;
    private final KeyHash hash;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;

    Apps(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            StoredKeys keys,
            KeyHash hash,
            Access access,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.keys = keys;
        this.hash = hash;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@link #register(Caller, AppDetails, Set)} from nowhere, with a key that may send events and nothing else. */
    public Registration register(UserId owner, String name, String description) {
        return register(new Caller(owner, ""), new AppDetails(name, description), Set.of(KeyScope.INGEST));
    }

    /**
     * Makes an app that the caller owns, with a first key of those scopes. All or nothing.
     *
     * @throws IllegalArgumentException without a scope
     */
    public Registration register(Caller caller, AppDetails details, Set<KeyScope> scopes) {
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("scopes: a key that may do nothing is of no use; name at least one");
        }
        ApiKey key = ApiKey.random();
        // Before the transaction: bcrypt is slow and must not hold a connection.
        String keyHash = hash.of(key);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        App app = transaction.execute(status -> {
            App inserted = insert(details, now);
            UserId owner = caller.user();
            addOwner(inserted.id(), owner, now);
            keys.insert(
                    new StoredKey(key.keyId(), inserted.id(), keyHash, scopes), FIRST_KEY, key.lastFour(), owner, now);
            note(caller, inserted.id(), "app.registered", "'" + details.name() + "' with key " + key);
            return inserted;
        });
        return new Registration(Objects.requireNonNull(app), key.reveal());
    }

    /**
     * Makes another key for an app that the caller owns.
     *
     * @param keyName what people know it by, 1 to 100 characters
     * @return empty when there is no such app, or it is not theirs
     */
    public Optional<Registration> addKey(Caller caller, AppId id, String keyName, Set<KeyScope> scopes) {
        UserId user = caller.user();
        Optional<App> owned = access.admits(user, id, Permission.MANAGE) ? find(user, id) : Optional.empty();
        return owned.map(app -> {
            ApiKey key = ApiKey.random();
            keys.insert(
                    new StoredKey(key.keyId(), id, hash.of(key), scopes),
                    keyName,
                    key.lastFour(),
                    user,
                    clock.instant());
            note(caller, id, "key.created", "'" + keyName + "' (" + key + ")");
            return new Registration(app, key.reveal());
        });
    }

    /** The apps {@code user} owns, by name; the first 1,000. */
    public List<App> ownedBy(UserId user) {
        return jdbc.sql(OWNED_BY_NAME)
                .param("user", user.value())
                .query((row, n) -> app(row))
                .list();
    }

    /** The apps {@code user} may see, by name; the first 1,000. */
    public List<App> visibleTo(UserId user) {
        return jdbc.sql(VISIBLE_BY_NAME)
                .param("user", user.value())
                .query((row, n) -> app(row))
                .list();
    }

    /** The app, if there is one and {@code user} may see it. */
    public Optional<App> find(UserId user, AppId id) {
        return jdbc.sql(VISIBLE)
                .param("user", user.value())
                .param("app", id.value())
                .query((row, n) -> app(row))
                .optional();
    }

    /** Whether the app is there for its people. */
    public boolean exists(AppId id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM apps WHERE id = :app AND ends_at IS NULL)")
                .param("app", id.value())
                .query(Boolean.class)
                .single();
    }

    /** The app that an accepted key belongs to. */
    public Optional<App> find(KeyVerdict.Accepted key) {
        return jdbc.sql(BY_ID)
                .param("app", key.app().value())
                .query((row, n) -> app(row))
                .optional();
    }

    private void note(Caller caller, AppId app, String action, String detail) {
        audit.add(new AuditEntry(caller.user(), caller.address(), app.value(), action, detail, null, null));
    }

    private App insert(AppDetails details, Instant now) {
        return jdbc.sql(INSERT)
                .param("id", UUID.randomUUID())
                .param("name", details.name())
                .param("description", details.description())
                .param("createdAt", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> app(row))
                .single();
    }

    private void addOwner(AppId app, UserId owner, Instant now) {
        jdbc.sql(ADD_OWNER)
                .param("app", app.value())
                .param("user", owner.value())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    static App app(ResultSet row) throws SQLException {
        return new App(
                new AppId(row.getObject("id", UUID.class)),
                row.getInt("number"),
                row.getString("name"),
                row.getString("description"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
