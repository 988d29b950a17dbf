package dev.sentrylogger.explore.api;

/** One caller has as many streams open as one may: 429. */
final class TooManyStreams extends RuntimeException {
    TooManyStreams(int limit) {
        super("You have " + limit
                + " streams open already, tails and searches together, the limit for one caller; close"
                + " one first, or search with Accept: application/json");
    }
}
