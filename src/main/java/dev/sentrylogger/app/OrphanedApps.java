package dev.sentrylogger.app;

import dev.sentrylogger.account.Accounts;
import dev.sentrylogger.account.Administrators;
import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.User;
import dev.sentrylogger.account.UserId;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Apps whose owners are all gone or turned off. The one thing that an administrator of the server may do to an app is to
 * name an owner for such a one. Thread-safe.
 */
@Component
public final class OrphanedApps {
    /** Two administrators who name an owner at the same time must not both succeed. */
    private static final String LOCK = """
            SELECT name
            FROM apps
            WHERE id = :app AND ends_at IS NULL
            FOR UPDATE
            """;

    private static final String OWNED = """
            SELECT EXISTS (
                SELECT FROM memberships
                JOIN account_user ON id = user_id
                WHERE app_id = :app AND role = 'owner' AND disabled_at IS NULL)
            """;

    private static final String NAME_OWNER = """
            INSERT INTO memberships (app_id, user_id, role, added_at)
            SELECT :app, id, 'owner', :now FROM account_user WHERE id = :person AND disabled_at IS NULL
            ON CONFLICT (user_id, app_id) DO UPDATE
            SET role = 'owner'
            """;

    private final JdbcClient jdbc;
    private final Administrators administrators;
    private final Accounts accounts;
    private final AuditLog audit;
    private final MembershipChanges changes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OrphanedApps(
            JdbcClient jdbc,
            Administrators administrators,
            Accounts accounts,
            AuditLog audit,
            MembershipChanges changes,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.administrators = administrators;
        this.accounts = accounts;
        this.audit = audit;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes a person the owner of an app that has none. It is in the logs of the app and of the server.
     *
     * @throws Administrators.NotAdministratorException when the caller is none
     * @throws IllegalArgumentException with a sentence for the caller when the app is gone or has an owner, or the person
     *     is gone or turned off
     */
    public void nameOwner(Caller admin, AppId app, UserId person) {
        administrators.require(admin.user());
        transaction.executeWithoutResult(status -> {
            String appName = jdbc.sql(LOCK)
                    .param("app", app.value())
                    .query((row, number) -> row.getString("name"))
                    .optional()
                    .orElseThrow(() -> new IllegalArgumentException("This app is not there any more"));
            if (isOwned(app)) {
                throw new IllegalArgumentException("This app has an owner; only they may name another");
            }
            int named = jdbc.sql(NAME_OWNER)
                    .param("app", app.value())
                    .param("person", person.value())
                    .param("now", KeyRows.time(clock.instant()))
                    .update();
            if (named == 0) {
                throw new IllegalArgumentException("This person is gone, or their account is turned off");
            }
            note(admin, app, appName, person);
        });
        changes.tell(person, app);
    }

    private boolean isOwned(AppId app) {
        return jdbc.sql(OWNED).param("app", app.value()).query(Boolean.class).single();
    }

    private void note(Caller admin, AppId app, String appName, UserId person) {
        String who = accounts.find(person).map(OrphanedApps::words).orElse("");
        add(admin, app.value(), who + ", by an administrator of the server");
        add(admin, null, who + " of '" + appName + "' (" + app + ")");
    }

    private void add(Caller admin, @Nullable UUID app, String detail) {
        audit.add(new AuditEntry(admin.user(), admin.address(), app, "member.owner-named", detail, null, null));
    }

    private static String words(User person) {
        return person.name() + " (" + person.email() + ")";
    }
}
