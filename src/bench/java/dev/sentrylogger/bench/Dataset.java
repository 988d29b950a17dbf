package dev.sentrylogger.bench;

/**
 * Events that are a pure function of their numbers and a timeline: the same bytes in any order, thread and process. One
 * for each thread.
 */
interface Dataset {
    /** The door these events go through. */
    String path();

    String contentType();

    /** Writes the body of a request with the events {@code from} to {@code from + count}. */
    void body(Bytes out, long from, int count, Timeline times);
}
