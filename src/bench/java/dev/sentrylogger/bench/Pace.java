package dev.sentrylogger.bench;

import java.time.Duration;

/**
 * When requests are sent and when that ends.
 *
 * @param intervalNanos between two requests of a fixed schedule; 0 for a closed loop, where each connection sends as soon
 *     as it was answered
 * @param requests no more than these
 * @param length no request is due after this time
 */
record Pace(double intervalNanos, long requests, Duration length) {
    static Pace closed(Duration length) {
        return new Pace(0, Long.MAX_VALUE, length);
    }

    /** A fixed schedule, kept whether or not the server keeps up. */
    static Pace open(double requestsPerSecond, Duration length) {
        return new Pace(1e9 / requestsPerSecond, Long.MAX_VALUE, length);
    }

    static Pace allOf(long requests) {
        return new Pace(0, requests, Duration.ofDays(1));
    }

    boolean isOpen() {
        return intervalNanos > 0;
    }
}
