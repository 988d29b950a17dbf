package dev.sentrylogger.account;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has turned the second step on, as the database keeps it. Thread-safe. */
@Component
final class TwoStepRows {
    private static final String STATE = """
            SELECT since, (SELECT count(*) FROM account_recovery_code c WHERE c.user_id = t.user_id) AS codes
            FROM account_two_step t
            WHERE user_id = :user
            """;

    private static final String SECRET = """
            SELECT secret
            FROM account_two_step
            WHERE user_id = :user
            """;

    private static final String ANYBODY = """
            SELECT EXISTS (SELECT 1 FROM account_two_step)
            """;

    private static final String INSERT = """
            INSERT INTO account_two_step (user_id, secret, last_step, since)
            VALUES (:user, :secret, :step, :now)
            ON CONFLICT DO NOTHING
            """;

    private static final String DELETE = """
            DELETE FROM account_two_step
            WHERE user_id = :user
            """;

    // Two that come at once with one code wait for each other here, and the second finds the step taken.
    private static final String TAKE_STEP = """
            UPDATE account_two_step
            SET last_step = :step
            WHERE user_id = :user AND last_step < :step
            """;

    private static final String DROP_CODES = """
            DELETE FROM account_recovery_code
            WHERE user_id = :user
            """;

    private static final String ADD_CODE = """
            INSERT INTO account_recovery_code (user_id, digest)
            VALUES (:user, :digest)
            """;

    private static final String TAKE_CODE = """
            DELETE FROM account_recovery_code
            WHERE user_id = :user AND digest = :digest
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TwoStepRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty for somebody who has not turned it on. */
    Optional<TwoStepState> state(UserId user) {
        return jdbc.sql(STATE)
                .param("user", user.value())
                .query((row, number) ->
                        new TwoStepState(Objects.requireNonNull(UserRows.time(row, "since")), row.getInt("codes")))
                .optional();
    }

    /** As it was encrypted. */
    Optional<byte[]> secret(UserId user) {
        return jdbc.sql(SECRET)
                .param("user", user.value())
                .query((row, number) -> row.getBytes("secret"))
                .optional();
    }

    boolean anybody() {
        return jdbc.sql(ANYBODY).query(Boolean.class).single();
    }

    /** @param step of the code that showed that the app has the secret */
    boolean insert(UserId user, byte[] encrypted, long step) {
        return jdbc.sql(INSERT)
                        .param("user", user.value())
                        .param("secret", encrypted)
                        .param("step", step)
                        .param("now", UserRows.time(clock.instant()))
                        .update()
                > 0;
    }

    boolean delete(UserId user) {
        return jdbc.sql(DELETE).param("user", user.value()).update() > 0;
    }

    /** Whether no code of this step or a later one was taken before. */
    boolean takeStep(UserId user, long step) {
        return jdbc.sql(TAKE_STEP)
                        .param("user", user.value())
                        .param("step", step)
                        .update()
                > 0;
    }

    void replaceCodes(UserId user, List<String> codes) {
        jdbc.sql(DROP_CODES).param("user", user.value()).update();
        codes.forEach(code -> jdbc.sql(ADD_CODE)
                .param("user", user.value())
                .param("digest", RecoveryCodes.digest(code))
                .update());
    }

    /** Whether this was one of the user's, and not used before. */
    boolean takeCode(UserId user, String code) {
        return jdbc.sql(TAKE_CODE)
                        .param("user", user.value())
                        .param("digest", RecoveryCodes.digest(code))
                        .update()
                > 0;
    }
}
