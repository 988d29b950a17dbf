package dev.sentrylogger.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Slows guessing: after {@value #FREE_TRIES} failures for one account from one address each further try must wait twice
 * as long as the one before, up to {@link #LONGEST_WAIT}. Nobody can lock an owner out, because the owner's own address
 * is counted apart. Codes of the second step are counted apart from passwords. Thread-safe.
 */
@Component
final class SignInThrottle {
    static final int FREE_TRIES = 5;

    /** Wrong six-digit codes for one account from wherever they come; six digits bear no more guessing than that. */
    static final int FREE_CODES = 50;

    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    // Not empty: that is the address of somebody of whom it is not known.
    private static final String ANYWHERE = "anywhere";
    private static final long MOST_REMEMBERED = 100_000;

    private final Cache<Origin, Tries> tries = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofDays(1))
            .build();
    private final Clock clock;

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lets one try through and counts it as failed until {@link #succeeded}; so a burst of parallel tries gains nothing.
     *
     * @throws SignInThrottled when it must wait; waiting tries are not counted
     */
    void admit(String account, String address) {
        admit(Origin.of(account, address), FREE_TRIES);
    }

    void succeeded(String account, String address) {
        tries.invalidate(Origin.of(account, address));
    }

    /**
     * {@link #admit} for a second step. Who gets here has the right password, so many of them at once, each from an
     * address of its own, must not add up either; {@link #FREE_CODES} bounds that.
     */
    void admitCode(UserId user, String address) {
        admitRecoveryCode(user, address);
        admit(codesOf(user, ANYWHERE), FREE_CODES);
    }

    /** Nobody guesses one, so the owner can always come in with it, whoever else is trying. */
    void admitRecoveryCode(UserId user, String address) {
        admit(codesOf(user, address), FREE_TRIES);
    }

    void codeSucceeded(UserId user, String address) {
        tries.invalidate(codesOf(user, address));
        tries.invalidate(codesOf(user, ANYWHERE));
    }

    private void admit(Origin from, int free) {
        Instant now = clock.instant();
        tries.asMap().compute(from, (origin, before) -> {
            if (before == null) {
                return new Tries(1, now);
            }
            if (now.isBefore(before.openAt())) {
                throw new SignInThrottled(Duration.between(now, before.openAt()).plusSeconds(1));
            }
            return new Tries(before.count() + 1, now.plus(waitAfter(before.count() + 1, free)));
        });
    }

    private static Origin codesOf(UserId user, String address) {
        // No e-mail has a space, so this is no account of the other kind.
        return Origin.of("code of " + user, address);
    }

    private static Duration waitAfter(int count, int free) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(count - free, 20));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private record Origin(String account, String address) {
        static Origin of(String account, String address) {
            return new Origin(account.strip().toLowerCase(Locale.ROOT), address);
        }
    }

    private record Tries(int count, Instant openAt) {}
}
