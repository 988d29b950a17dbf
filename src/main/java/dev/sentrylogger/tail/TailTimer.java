package dev.sentrylogger.tail;

import java.time.Duration;

/** Runs tasks on the tail's own few threads. A test runs them by hand. */
@FunctionalInterface
interface TailTimer {
    void after(Duration delay, Runnable task);
}
