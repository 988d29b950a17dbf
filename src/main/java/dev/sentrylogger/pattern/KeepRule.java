package dev.sentrylogger.pattern;

import java.time.Instant;

/**
 * A pattern of which an owner wants only a part stored.
 *
 * @param setBy a person's name, empty when they are gone
 */
public record KeepRule(LogPattern pattern, Keep keep, String setBy, Instant setAt) {}
