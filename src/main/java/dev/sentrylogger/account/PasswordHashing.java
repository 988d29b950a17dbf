package dev.sentrylogger.account;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * bcrypt for people's passwords. One check is meant to be slow (about 130 ms), so only as many run at once as leave the
 * other half of the processors to everybody else.
 */
@Component
final class PasswordHashing {
    private static final int COST = 11;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(COST);
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final String hashOfNobody = encode("nobody has this password");

    /** @param password at most {@link PasswordRules#MOST_BYTES} */
    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return encode(password);
        } finally {
            turns.release();
        }
    }

    /**
     * Whether the password is the one that was hashed. Without a hash the answer is no, after the same work, so that
     * the time tells nobody which accounts exist.
     *
     * @throws SignInThrottled when too many others are being checked
     */
    boolean matches(String password, @Nullable String hash) {
        awaitTurn();
        try {
            boolean same = encoder.matches(password, hash == null ? hashOfNobody : hash);
            return same && hash != null;
        } finally {
            turns.release();
        }
    }

    private String encode(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    private void awaitTurn() {
        try {
            if (turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SignInThrottled(LONGEST_WAIT);
    }
}
