package dev.sentrylogger.explore.api;

/** One caller has as many tails open as one may: 429. */
final class TooManyTails extends RuntimeException {
    TooManyTails(int limit) {
        super("You follow " + limit + " tails already, the limit for one caller; close one first");
    }
}
