package dev.sentrylogger.app;

/** What an API key may do with its app. */
public enum KeyScope {
    /** Send events. */
    INGEST,
    /** Read events back. */
    READ
}
