package dev.sentrylogger.pattern;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of one pattern in some time.
 *
 * @param pattern null for all patterns beyond {@link PatternTable#MOST}
 * @param all what came
 * @param leftOut what of that was not stored, because an owner wants it so
 */
public record PatternShare(
        @Nullable LogPattern pattern, Instant firstSeen, Instant lastSeen, Amount all, Amount leftOut) {}
