package dev.sentrylogger.query;

/** A piece of query text; {@code start} and {@code end} are indexes into it, {@code end} exclusive. */
sealed interface Token {
    int start();

    int end();

    record Open(int start, int end) implements Token {}

    record Close(int start, int end) implements Token {}

    record And(int start, int end) implements Token {}

    record Or(int start, int end) implements Token {}

    record Not(int start, int end) implements Token {}

    record Term(EventFilter filter, int start, int end) implements Token {}
}
