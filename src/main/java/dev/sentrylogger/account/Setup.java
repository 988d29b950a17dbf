package dev.sentrylogger.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The first run: whoever holds the link on the console becomes the owner, once. The link's token has 256 random bits,
 * is made anew at each start and kept in memory only, so there is nothing on disk to steal and an old link is dead.
 * Thread-safe.
 */
@Component
public final class Setup {
    private static final int TOKEN_BYTES = 32;

    private static final String DONE = """
            SELECT EXISTS (SELECT 1 FROM account_setup)
            """;

    // The key of the one row decides between parallel attempts: the second waits for the first, then fails.
    private static final String FINISH = """
            INSERT INTO account_setup (owner_id, done_at)
            VALUES (:owner, :now)
            """;

    private final String token = newToken();
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Accounts accounts;
    private final Clock clock;

    Setup(JdbcClient jdbc, TransactionOperations transactions, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Whether the server has its owner; never changes back. */
    public boolean isDone() {
        return jdbc.sql(DONE).query(Boolean.class).single();
    }

    /** Whether this is the token of the printed link, and the link still works. */
    public boolean accepts(String candidate) {
        return isToken(candidate) && !isDone();
    }

    /** Creates the owner in one transaction, of any number of parallel attempts exactly once. */
    public SetupOutcome createOwner(String candidate, String email, String name, String password) {
        if (isDone()) {
            return new SetupOutcome.AlreadyDone();
        }
        if (!isToken(candidate)) {
            return new SetupOutcome.WrongLink();
        }
        return createOwner(email, name, password);
    }

    /** For the settings, whose author owns the machine and needs no link. */
    SetupOutcome createOwner(String email, String name, String password) {
        try {
            var account = accounts.prepareLocal(email, name, password);
            User owner = transactions.execute(status -> {
                User user = accounts.insert(account, true);
                jdbc.sql(FINISH)
                        .param("owner", user.id().value())
                        .param("now", UserRows.time(clock.instant()))
                        .update();
                return user;
            });
            return new SetupOutcome.Created(owner);
        } catch (DuplicateKeyException e) {
            return new SetupOutcome.AlreadyDone();
        } catch (IllegalArgumentException e) {
            return isDone() ? new SetupOutcome.AlreadyDone() : new SetupOutcome.Invalid(String.valueOf(e.getMessage()));
        }
    }

    /** The path of the one-time link. A secret: for the console, never for a log. */
    String link() {
        return "/setup?token=" + token;
    }

    private boolean isToken(String candidate) {
        return MessageDigest.isEqual(
                candidate.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
