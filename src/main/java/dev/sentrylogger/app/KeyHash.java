package dev.sentrylogger.app;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * bcrypt for keys, which is slow on purpose, and the turns that callers take so that it cannot take the machine.
 *
 * <p>Thread-safe. {@code asked = had a turn + turned away}.
 */
@Component
final class KeyHash {
    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
    private final LongAdder hashed = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();
    private final Semaphore turns;
    private final KeySettings settings;

    KeyHash(KeySettings settings) {
        this.settings = settings;
        this.turns = new Semaphore(settings.concurrentHashes(), true);
    }

    String of(ApiKey key) {
        return Objects.requireNonNull(bcrypt.encode(key.reveal()));
    }

    boolean matches(ApiKey key, String hash) {
        hashed.increment();
        return bcrypt.matches(key.reveal(), hash);
    }

    /** What {@code work} says, once it is this caller's turn; empty when the turn does not come soon enough. */
    <T> Optional<T> inTurn(Supplier<T> work) {
        if (!enter()) {
            turnedAway.increment();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            turns.release();
        }
    }

    /** Keys compared with a hash so far. */
    long hashed() {
        return hashed.sum();
    }

    /** Callers who were told to come back. */
    long turnedAway() {
        return turnedAway.sum();
    }

    private boolean enter() {
        if (turns.getQueueLength() >= settings.waitingForHash()) {
            return false;
        }
        try {
            return turns.tryAcquire(settings.waitForHash().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
