package dev.sentrylogger.store;

import dev.sentrylogger.event.LogEvent;

/**
 * An event as it was read.
 *
 * @param sequence its place in the order of storing
 * @param characters of text in it
 */
record StoredEvent(long sequence, long characters, LogEvent event) {}
