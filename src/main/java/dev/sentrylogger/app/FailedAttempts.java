package dev.sentrylogger.app;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often something failed lately, by who made it fail. Bounded: under a flood of names the oldest are forgotten.
 *
 * <p>Thread-safe.
 */
public final class FailedAttempts {
    private static final int NAMES = 50_000;

    private final Cache<String, Window> windows;
    private final Clock clock;
    private final Duration length;

    /** @param length how long failures count, from the first of them */
    public FailedAttempts(Clock clock, Duration length) {
        this.clock = clock;
        this.length = length;
        this.windows = Caffeine.newBuilder()
                .maximumSize(NAMES)
                .expireAfterWrite(length)
                .build();
    }

    /** How long {@code who} has to wait after {@code limit} failures; empty with fewer. */
    public Optional<Duration> wait(String who, int limit) {
        Window window = windows.getIfPresent(who);
        Instant now = clock.instant();
        if (window == null || window.failures.get() < limit || !now.isBefore(window.end)) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(now, window.end));
    }

    public void count(String who) {
        Instant now = clock.instant();
        windows.asMap()
                .compute(
                        who,
                        (name, window) -> window == null || !now.isBefore(window.end)
                                ? new Window(now.plus(length), new AtomicInteger())
                                : window)
                .failures
                .incrementAndGet();
    }

    private record Window(Instant end, AtomicInteger failures) {}
}
