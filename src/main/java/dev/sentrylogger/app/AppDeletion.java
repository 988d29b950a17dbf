package dev.sentrylogger.app;

import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The end of an app. Deleted, it is gone for everybody and its keys are refused at once; for {@link #GRACE} an owner can
 * have it back as it was. Thread-safe.
 *
 * @see "Decision record 0010: deleting events"
 */
@Component
public final class AppDeletion {
    public static final Duration GRACE = Duration.ofDays(7);

    private static final String DELETE = """
            UPDATE apps
            SET ends_at = :end
            WHERE id = :app AND ends_at IS NULL
            """;

    private static final String UNDO = """
            UPDATE apps
            SET ends_at = NULL
            WHERE id = :app
              AND ends_at > :now
              AND EXISTS (SELECT FROM memberships WHERE app_id = id AND user_id = :user AND role = 'owner')
            """;

    private static final String ENDING = """
            SELECT id, number, name, description, created_at, ends_at
            FROM apps
            JOIN memberships ON app_id = id
            WHERE user_id = :user AND role = 'owner' AND ends_at > :now
            ORDER BY ends_at, number
            LIMIT 1000
            """;

    private static final String ENDED = """
            SELECT id
            FROM apps
            WHERE ends_at <= :now
            ORDER BY ends_at
            LIMIT 100
            """;

    private final JdbcClient jdbc;
    private final Access access;
    private final StoredKeys keys;
    private final ApiKeys verified;
    private final MembershipChanges changes;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AppDeletion(
            JdbcClient jdbc,
            Access access,
            StoredKeys keys,
            ApiKeys verified,
            MembershipChanges changes,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.keys = keys;
        this.verified = verified;
        this.changes = changes;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Deletes an app, which can be undone for a while. @throws NoSuchAppException when the caller is no owner of it */
    public void delete(Caller caller, AppId app) {
        access.require(caller.user(), app, Permission.MANAGE);
        Instant end = clock.instant().plus(GRACE).truncatedTo(ChronoUnit.SECONDS);
        change(
                caller,
                app,
                "app.deleted",
                "until " + end,
                () -> jdbc.sql(DELETE)
                        .param("app", app.value())
                        .param("end", KeyRows.time(end))
                        .update());
    }

    /** Takes a deletion back. @return false when the caller did not own the app, or it is too late */
    public boolean undo(Caller caller, AppId app) {
        return change(
                caller,
                app,
                "app.restored",
                null,
                () -> jdbc.sql(UNDO)
                        .param("app", app.value())
                        .param("user", caller.user().value())
                        .param("now", KeyRows.time(clock.instant()))
                        .update());
    }

    /** The deleted apps that {@code owner} can have back, the first to end first. */
    public List<EndingApp> of(UserId owner) {
        return jdbc.sql(ENDING)
                .param("user", owner.value())
                .param("now", KeyRows.time(clock.instant()))
                .query((row, number) ->
                        new EndingApp(Apps.app(row), Objects.requireNonNull(KeyRows.time(row, "ends_at"))))
                .list();
    }

    /** Deleted apps that nobody can have back any more; the first 100. */
    public List<AppId> ended() {
        return jdbc.sql(ENDED)
                .param("now", KeyRows.time(clock.instant()))
                .query((row, number) -> new AppId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Removes what is known of an app that ended; its events must be gone before. */
    public void remove(AppId app) {
        transaction.executeWithoutResult(status -> {
            int removed = jdbc.sql("DELETE FROM apps WHERE id = :app AND ends_at <= :now")
                    .param("app", app.value())
                    .param("now", KeyRows.time(clock.instant()))
                    .update();
            if (removed > 0) {
                audit.add(new AuditEntry(null, "", app.value(), "app.ended", "with all its events", null, null));
            }
        });
    }

    private boolean change(Caller caller, AppId app, String action, @Nullable String after, IntSupplier update) {
        Runnable tell = transaction.execute(status -> {
            if (update.getAsInt() == 0) {
                return null;
            }
            audit.add(new AuditEntry(caller.user(), caller.address(), app.value(), action, "", null, after));
            return telling(app);
        });
        if (tell != null) {
            tell.run();
        }
        return tell != null;
    }

    /**
     * Keys judged before are judged anew, and open pages look again. Whom to tell is read before the change is committed,
     * so that none is committed and not told.
     */
    private Runnable telling(AppId app) {
        List<String> keyIds = keys.idsOf(app);
        List<UserId> people = jdbc.sql("SELECT user_id FROM memberships WHERE app_id = :app")
                .param("app", app.value())
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .list();
        return () -> {
            keyIds.forEach(verified::changed);
            people.forEach(user -> changes.tell(user, app));
        };
    }
}
