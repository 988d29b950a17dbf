package dev.sentrylogger.app;

import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The people of an app. An app always has an owner: the last one can neither go nor be made less. Changes act at once, in
 * open pages too, and are in the audit log. Thread-safe.
 */
@Component
public final class Members {
    private static final String OF_APP = """
            SELECT m.user_id, u.name, u.email, m.role, m.added_at
            FROM memberships m
            JOIN account_user u ON u.id = m.user_id
            WHERE m.app_id = :app
            ORDER BY CASE m.role WHEN 'owner' THEN 0 WHEN 'member' THEN 1 ELSE 2 END, lower(u.name), u.id
            LIMIT 1000
            """;

    /** Two owners who demote each other at the same time must not both succeed. */
    private static final String LOCK = """
            SELECT id
            FROM apps
            WHERE id = :app
            FOR UPDATE
            """;

    /** A person who is turned off can look after nothing. */
    private static final String HAS_OTHER_OWNER = """
            SELECT EXISTS (
                SELECT FROM memberships
                JOIN account_user ON id = user_id
                WHERE app_id = :app AND role = 'owner' AND user_id <> :user AND disabled_at IS NULL)
            """;

    private static final String SET_ROLE = """
            UPDATE memberships
            SET role = :role
            WHERE app_id = :app AND user_id = :user
            """;

    private static final String ADD = """
            INSERT INTO memberships (app_id, user_id, role, added_at)
            VALUES (:app, :user, :role, :now)
            ON CONFLICT (user_id, app_id) DO NOTHING
            """;

    private static final String REMOVE = """
            DELETE FROM memberships
            WHERE app_id = :app AND user_id = :user
            """;

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final MembershipChanges changes;
    private final TransactionTemplate transaction;

    Members(
            JdbcClient jdbc,
            Access access,
            AuditLog audit,
            MembershipChanges changes,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** The change would leave the app without an owner. */
    public static final class LastOwnerException extends RuntimeException {
        LastOwnerException() {
            super(
                    "An app needs an owner, and this is the last one. Make somebody else an owner first.",
                    null,
                    false,
                    false);
        }
    }

    /** Owners first; the first 1,000. @throws NoSuchAppException when the user is no owner of the app */
    public List<Member> of(UserId user, AppId app) {
        access.require(user, app, Permission.MANAGE);
        return jdbc.sql(OF_APP)
                .param("app", app.value())
                .query((row, number) -> new Member(
                        new UserId(row.getObject("user_id", UUID.class)),
                        row.getString("name"),
                        row.getString("email"),
                        Role.ofStored(row.getString("role")),
                        Objects.requireNonNull(KeyRows.time(row, "added_at"))))
                .list();
    }

    /**
     * Makes a member another role; nothing happens when they are none any more.
     *
     * @throws NoSuchAppException when the caller is no owner of the app
     * @throws LastOwnerException when nobody would own the app
     */
    public void setRole(Caller caller, AppId app, UserId member, Role role) {
        access.require(caller.user(), app, Permission.MANAGE);
        change(caller, app, member, role);
    }

    /**
     * Takes a member out.
     *
     * @throws NoSuchAppException when the caller is no owner of the app, and not the member either
     * @throws LastOwnerException when nobody would own the app
     */
    public void remove(Caller caller, AppId app, UserId member) {
        access.require(caller.user(), app, caller.user().equals(member) ? Permission.READ : Permission.MANAGE);
        change(caller, app, member, null);
    }

    /** @return false when the user is in the app already, and keeps their role */
    boolean add(UserId user, AppId app, Role role, Instant now) {
        return jdbc.sql(ADD)
                        .param("app", app.value())
                        .param("user", user.value())
                        .param("role", role.stored())
                        .param("now", KeyRows.time(now))
                        .update()
                > 0;
    }

    /** Tells the user's open pages that something changed, once it has: they will ask the database. */
    void tell(UserId user, AppId app) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            changes.tell(user, app);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                changes.tell(user, app);
            }
        });
    }

    private void change(Caller caller, AppId app, UserId member, @Nullable Role role) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql(LOCK).param("app", app.value()).query(UUID.class).optional();
            Optional<Role> before = roleOf(member, app);
            if (before.isEmpty() || before.get() == role) {
                return;
            }
            if (before.get() == Role.OWNER && !hasOtherOwner(app, member)) {
                throw new LastOwnerException();
            }
            write(app, member, role);
            String action = role != null
                    ? "member.role-changed"
                    : caller.user().equals(member) ? "member.left" : "member.removed";
            audit.add(new AuditEntry(
                    caller.user(),
                    caller.address(),
                    app.value(),
                    action,
                    name(member),
                    before.get().stored(),
                    role == null ? "not there" : role.stored()));
        });
        changes.tell(member, app);
    }

    private void write(AppId app, UserId member, @Nullable Role role) {
        if (role == null) {
            jdbc.sql(REMOVE)
                    .param("app", app.value())
                    .param("user", member.value())
                    .update();
        } else {
            jdbc.sql(SET_ROLE)
                    .param("role", role.stored())
                    .param("app", app.value())
                    .param("user", member.value())
                    .update();
        }
    }

    /** Of somebody who is turned off too, whom {@link Access} does not know. */
    private Optional<Role> roleOf(UserId member, AppId app) {
        return jdbc.sql("SELECT role FROM memberships WHERE app_id = :app AND user_id = :user")
                .param("app", app.value())
                .param("user", member.value())
                .query(String.class)
                .optional()
                .map(Role::ofStored);
    }

    private boolean hasOtherOwner(AppId app, UserId member) {
        return jdbc.sql(HAS_OTHER_OWNER)
                .param("app", app.value())
                .param("user", member.value())
                .query(Boolean.class)
                .single();
    }

    private String name(UserId user) {
        return jdbc.sql("SELECT name || ' (' || email || ')' FROM account_user WHERE id = :user")
                .param("user", user.value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
