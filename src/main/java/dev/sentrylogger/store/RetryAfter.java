package dev.sentrylogger.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** When to try again: one to five seconds, at random, so that callers sent away together do not come back together. */
final class RetryAfter {
    private RetryAfter() {}

    static Duration jittered() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000, 5_001));
    }
}
