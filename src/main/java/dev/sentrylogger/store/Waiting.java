package dev.sentrylogger.store;

/**
 * How much of an app lies in no segment yet.
 *
 * @param rows events
 * @param heapBytes what they take once decoded
 * @param ageNanos since the oldest was added
 */
record Waiting(long rows, long heapBytes, long ageNanos) {}
