package dev.sentrylogger.pattern;

import java.time.Instant;

/**
 * How often a pattern came in some time, and how often before.
 *
 * @param now events in the time looked at
 * @param before events in the time compared with
 * @param hoursBefore in how many hours of that time it came
 */
public record PatternChange(
        LogPattern pattern, Instant firstSeen, Instant lastSeen, long now, long before, long hoursBefore) {}
