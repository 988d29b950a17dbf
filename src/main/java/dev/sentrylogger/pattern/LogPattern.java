package dev.sentrylogger.pattern;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.Comparison;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.MessageMask;
import dev.sentrylogger.query.MessagePattern;
import java.util.List;

/**
 * A kind of message at one level: the same words as an error are another pattern, so that a rule for the one never hides
 * the other.
 */
public record LogPattern(Level level, MessagePattern message) {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Stands for the patterns beyond {@link PatternTable#MOST} of an app. */
    static final long OTHERS = 0;

    /** Of level and pattern; the same in every process, never {@link #OTHERS}. */
    public long id() {
        return id(message.hash(seed(level)));
    }

    /** The {@link #id} of such an event at that level, whose message {@code mask} read. */
    static long id(Level level, MessageMask mask) {
        return id(mask.hash(seed(level)));
    }

    private static long seed(Level level) {
        return (FNV_OFFSET ^ level.ordinal()) * FNV_PRIME;
    }

    private static long id(long hash) {
        return hash == OTHERS ? 1 : hash;
    }

    /** Events of this pattern. */
    public EventFilter filter() {
        return new EventFilter.AllOf(List.of(new EventFilter.LevelIs(Comparison.EQUAL, level), message.filter()));
    }
}
