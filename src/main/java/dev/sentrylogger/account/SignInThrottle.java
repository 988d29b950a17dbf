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
 * is counted apart. Thread-safe.
 */
@Component
final class SignInThrottle {
    static final int FREE_TRIES = 5;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private static final long MOST_REMEMBERED = 100_000;

    private final Cache<Origin, Tries> tries = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofHours(1))
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
        Instant now = clock.instant();
        tries.asMap().compute(Origin.of(account, address), (origin, before) -> {
            if (before == null) {
                return new Tries(1, now);
            }
            if (now.isBefore(before.openAt())) {
                throw new SignInThrottled(Duration.between(now, before.openAt()).plusSeconds(1));
            }
            return new Tries(before.count() + 1, now.plus(waitAfter(before.count() + 1)));
        });
    }

    void succeeded(String account, String address) {
        tries.invalidate(Origin.of(account, address));
    }

    private static Duration waitAfter(int count) {
        if (count < FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(count - FREE_TRIES, 20));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private record Origin(String account, String address) {
        static Origin of(String account, String address) {
            return new Origin(account.strip().toLowerCase(Locale.ROOT), address);
        }
    }

    private record Tries(int count, Instant openAt) {}
}
