package dev.sentrylogger.store;

import dev.sentrylogger.query.Field;

/**
 * In how many events a field is there.
 *
 * @param present events that have it
 * @param total events
 */
public record FieldShare(Field field, long present, long total) {}
