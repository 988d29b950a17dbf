package dev.sentrylogger.explore.api;

/** What was asked for does not exist, or not for this caller, who is not told which: 404. */
final class NothingThere extends RuntimeException {
    NothingThere(String what) {
        super(what);
    }
}
