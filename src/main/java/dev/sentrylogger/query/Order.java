package dev.sentrylogger.query;

/** In which order of {@code occurredAt}, then id, events are returned. */
public enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST
}
