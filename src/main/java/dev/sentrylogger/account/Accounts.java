package dev.sentrylogger.account;

import java.sql.Types;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people who can sign in. Thread-safe. */
@Component
public final class Accounts {
    private static final String INSERT = """
            INSERT INTO account_user (id, email, name, password_hash, admin, created_at)
            VALUES (:id, :email, :name, :hash, :admin, :now)
            """;

    private static final String BY_ID = """
            SELECT id, email, name, admin, created_at
            FROM account_user
            WHERE id = :id
            """;

    private static final String LOCAL_BY_EMAIL = """
            SELECT u.id, u.email, u.name, u.admin, u.created_at, u.password_hash,
                   EXISTS (SELECT 1 FROM account_two_step t WHERE t.user_id = u.id) AS two_step
            FROM account_user u
            WHERE lower(email) = lower(:email)
              AND password_hash IS NOT NULL
            """;

    private final JdbcClient jdbc;
    private final PasswordHashing hashing;
    private final Clock clock;

    Accounts(JdbcClient jdbc, PasswordHashing hashing, Clock clock) {
        this.jdbc = jdbc;
        this.hashing = hashing;
        this.clock = clock;
    }

    /**
     * Creates somebody who signs in with e-mail and password.
     *
     * @param email up to 254 characters; no two local accounts share one, in whatever case
     * @param name up to 100 characters
     * @param password 8 characters to 72 bytes, and not one that everybody uses
     * @throws IllegalArgumentException with a message for the person who typed it
     */
    public User createLocal(String email, String name, String password, boolean admin) {
        return insert(prepareLocal(email, name, password), admin);
    }

    /** The slow part of creating somebody, apart so that no transaction has to wait for it. */
    NewAccount prepareLocal(String email, String name, String password) {
        var person = Person.of(email, name);
        PasswordRules.check(password);
        return new NewAccount(person, hashing.hash(password));
    }

    /** The user of this id; empty when there is none, or no more. */
    public Optional<User> find(UserId id) {
        return jdbc.sql(BY_ID).param("id", id.value()).query(UserRows::read).optional();
    }

    /** Whether there is such a person and no administrator has turned the account off. */
    boolean isEnabled(UserId id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM account_user WHERE id = :id AND disabled_at IS NULL)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Creates somebody who has no password and comes through OIDC. */
    User createWithoutPassword(Person person) {
        return insert(new NewAccount(person, null), false);
    }

    Optional<LocalAccount> findLocal(String email) {
        return jdbc.sql(LOCAL_BY_EMAIL)
                .param("email", email)
                .query((row, number) -> new LocalAccount(
                        UserRows.read(row, number), row.getString("password_hash"), row.getBoolean("two_step")))
                .optional();
    }

    User insert(NewAccount account, boolean admin) {
        var person = account.person();
        var now = UserRows.time(clock.instant());
        var user = new User(new UserId(UUID.randomUUID()), person.email(), person.name(), admin, now.toInstant());
        try {
            jdbc.sql(INSERT)
                    .param("id", user.id().value())
                    .param("email", user.email())
                    .param("name", user.name())
                    .param("hash", account.passwordHash(), Types.VARCHAR)
                    .param("admin", admin)
                    .param("now", now)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("There is an account with the e-mail " + user.email() + " already", e);
        }
        return user;
    }

    /** @param passwordHash null for somebody who comes through OIDC */
    record NewAccount(Person person, @Nullable String passwordHash) {
        @Override
        public String toString() {
            return "NewAccount[" + person.email() + "]";
        }
    }

    /** @param twoStep whether the password alone signs nobody in */
    record LocalAccount(User user, String passwordHash, boolean twoStep) {
        @Override
        public String toString() {
            return "LocalAccount[" + user.id() + "]";
        }
    }
}
