package dev.sentrylogger.account;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What administrators do with people. There is always an administrator who can sign in: the last one can be neither made
 * less nor turned off. Each change is in the audit log. Thread-safe.
 */
@Component
public final class ManagedPeople {
    /** Two administrators who turn each other off at the same time must not both succeed. */
    private static final String LOCK = """
            SELECT id
            FROM account_user
            WHERE admin AND disabled_at IS NULL
            ORDER BY id
            FOR UPDATE
            """;

    private static final String SET_ADMIN = """
            UPDATE account_user
            SET admin = :wanted
            WHERE id = :person AND admin <> :wanted
            """;

    private static final String SET_DISABLED = """
            UPDATE account_user
            SET disabled_at = CASE WHEN :wanted THEN NULL ELSE CAST(:now AS timestamptz) END
            WHERE id = :person AND (disabled_at IS NULL) <> :wanted
            """;

    private final JdbcClient jdbc;
    private final Administrators administrators;
    private final Accounts accounts;
    private final SignedInDevices devices;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ManagedPeople(
            JdbcClient jdbc,
            Administrators administrators,
            Accounts accounts,
            SignedInDevices devices,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.administrators = administrators;
        this.accounts = accounts;
        this.devices = devices;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The change would leave the server without anybody to administer it. */
    public static final class LastAdministratorException extends RuntimeException {
        LastAdministratorException() {
            super(
                    "A server needs an administrator who can sign in, and this is the last one. Make somebody else an"
                            + " administrator first.",
                    null,
                    false,
                    false);
        }
    }

    /**
     * Makes a person an administrator, or one no more; nothing happens when they are so already.
     *
     * @throws Administrators.NotAdministratorException when the caller is none
     * @throws LastAdministratorException when nobody would be left
     */
    public void setAdministrator(UserId admin, String address, UserId person, boolean wanted) {
        administrators.require(admin);
        change(
                person,
                wanted,
                () -> jdbc.sql(SET_ADMIN)
                        .param("wanted", wanted)
                        .param("person", person.value())
                        .update(),
                entry(admin, address, wanted ? "administrator.made" : "administrator.unmade", person));
    }

    /**
     * Turns an account off, or on again. Who is turned off is signed out everywhere, cannot sign in, and their personal
     * tokens are refused; what they own and are member of stays theirs.
     *
     * @throws Administrators.NotAdministratorException when the caller is none
     * @throws LastAdministratorException when nobody would be left
     */
    public void setEnabled(UserId admin, String address, UserId person, boolean wanted) {
        administrators.require(admin);
        change(
                person,
                wanted,
                () -> jdbc.sql(SET_DISABLED)
                        .param("wanted", wanted)
                        .param("person", person.value())
                        .param("now", UserRows.time(clock.instant()))
                        .update(),
                entry(admin, address, wanted ? "account.turned-on" : "account.turned-off", person));
        if (!wanted) {
            devices.end(person, any -> true);
        }
    }

    private void change(UserId person, boolean wanted, IntSupplier update, AuditEntry entry) {
        transaction.executeWithoutResult(status -> {
            List<UUID> left = jdbc.sql(LOCK)
                    .query((row, number) -> row.getObject("id", UUID.class))
                    .list();
            // Who was turned off a moment ago changes nobody else.
            if (!left.contains(Objects.requireNonNull(entry.who()).value())) {
                throw new Administrators.NotAdministratorException();
            }
            if (!wanted && left.equals(List.of(person.value()))) {
                throw new LastAdministratorException();
            }
            if (update.getAsInt() > 0) {
                audit.add(entry);
            }
        });
    }

    private AuditEntry entry(UserId admin, String address, String action, UserId person) {
        String who = accounts.find(person)
                .map(user -> user.name() + " (" + user.email() + ")")
                .orElse("");
        return new AuditEntry(admin, address, null, action, who, null, null);
    }
}
