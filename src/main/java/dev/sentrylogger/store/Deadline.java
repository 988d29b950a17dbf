package dev.sentrylogger.store;

import java.time.Duration;

/** When one question must be answered, however many statements it takes. */
record Deadline(Duration limit, long endNanos, Cancellation cancellation) {
    static Deadline in(Duration limit, Cancellation cancellation) {
        return new Deadline(limit, System.nanoTime() + limit.toNanos(), cancellation);
    }

    long remainingMillis() {
        return Math.max(0, (endNanos - System.nanoTime()) / 1_000_000);
    }

    /** @throws SearchCancelledException, or SearchTimeoutException when no time is left */
    void check() {
        if (cancellation.cancelled()) {
            throw new SearchCancelledException();
        }
        if (remainingMillis() == 0) {
            throw new SearchTimeoutException(limit, null);
        }
    }
}
