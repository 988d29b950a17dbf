package dev.sentrylogger.pattern;

import dev.sentrylogger.event.LogEvent;
import java.util.List;
import java.util.Map;

/**
 * The events of a request, and which of them are to be stored.
 *
 * @param came all of them
 * @param kept as they came; of those kept for others too, with {@link Sieve#ONE_IN}
 * @param all what came
 * @param leftOut what is not to be stored, because an owner wants it so
 */
public record Sifted(List<LogEvent> came, List<LogEvent> kept, Amount all, Amount leftOut, Map<Long, Tally> tallies) {
    /** What came of one pattern, and what of it is left out. */
    static final class Tally {
        private final LogPattern pattern;
        private Amount all = Amount.NOTHING;
        private Amount leftOut = Amount.NOTHING;

        Tally(LogPattern pattern) {
            this.pattern = pattern;
        }

        LogPattern pattern() {
            return pattern;
        }

        synchronized Amount all() {
            return all;
        }

        synchronized Amount leftOut() {
            return leftOut;
        }

        synchronized void add(Amount came, Amount out) {
            all = all.plus(came);
            leftOut = leftOut.plus(out);
        }
    }

    /** How many of so many bytes the stored events have. */
    public long storedOf(long bytes) {
        return all.bytes() == 0 ? bytes : Math.round((double) bytes * (all.bytes() - leftOut.bytes()) / all.bytes());
    }
}
