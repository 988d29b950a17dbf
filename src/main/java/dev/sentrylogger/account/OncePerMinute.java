package dev.sentrylogger.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Lets the same thing through once a minute, and only so many things in all. Thread-safe. */
final class OncePerMinute {
    private final Cache<String, Boolean> lately;
    private final int most;

    /** @param most things of one minute, give or take those that come at the same moment */
    OncePerMinute(int most) {
        this.most = most;
        lately = Caffeine.newBuilder()
                .maximumSize(2L * most)
                .expireAfterWrite(Duration.ofMinutes(1))
                .build();
    }

    boolean admits(String thing) {
        return !isFull() && lately.asMap().putIfAbsent(thing, true) == null;
    }

    /** Begins anew. */
    void forget() {
        lately.invalidateAll();
    }

    boolean isFull() {
        lately.cleanUp();
        return lately.estimatedSize() >= most;
    }
}
