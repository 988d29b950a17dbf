package dev.sentrylogger.health;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a service is.
 *
 * @param rise errors, when they are unusual
 * @param since when that began
 * @param flood events, when there are unusually many
 * @param drop events, when there are unusually few
 */
public record Verdict(
        State state,
        @Nullable Rise rise,
        @Nullable Rise flood,
        @Nullable Drop drop,
        @Nullable Instant since) {
    private static final double FAILING_TIMES = 5;
    private static final int FAILING_COUNT = 10;
    private static final double FAILING_SHARE = 0.25;
    private static final int FLOOD_TIMES = 3;
    private static final double MOST_TRAFFIC = 10;

    /** A service not heard for so long is told apart from one that is silent. */
    static final java.time.Duration GONE_AFTER = java.time.Duration.ofDays(1);

    /** From the worst to the best. */
    public enum State {
        FAILING("Failing"),
        SILENT("Silent"),
        AT_RISK("At risk"),
        /** Too little is known to call anything unusual. */
        LEARNING("Learning"),
        HEALTHY("Healthy"),
        /** Not heard for more than a day. */
        GONE("Gone");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * @param minutes of the last hours, the present one last; an hour at least
     * @param judgesSilence false while the server itself was away
     */
    static Verdict of(Baseline baseline, LevelSeries minutes, Instant lastSeen, Instant now, boolean judgesSilence) {
        long[] errors = minutes.errors();
        long[] events = minutes.events();
        if (lastSeen.isBefore(now.minus(GONE_AFTER))) {
            return new Verdict(State.GONE, null, null, null, lastSeen);
        }
        Usual usualErrors = baseline.errorsAt(now);
        Usual usualEvents = baseline.eventsAt(now);
        double traffic = traffic(usualEvents, usualErrors, lastHour(events), lastHour(errors));
        Optional<Rise> rise = Rise.in(last60(errors), usualErrors, baseline.errorBursts(), traffic);
        if (rise.isPresent()) {
            int onset = rise.get().onset(errors, usualErrors.perHour() * traffic / 60);
            Instant since = minutes.start().plus(minutes.step().multipliedBy(onset));
            return new Verdict(
                    isFailing(rise.get(), events) ? State.FAILING : State.AT_RISK, rise.get(), null, null, since);
        }
        if (judgesSilence
                && Silence.of(baseline.rhythm(), lastSeen, now, baseline.missed(lastSeen, now))
                        .isPresent()) {
            return new Verdict(State.SILENT, null, null, null, lastSeen);
        }
        if (!usualEvents.known()) {
            return new Verdict(State.LEARNING, null, null, null, null);
        }
        return volume(baseline, minutes, usualEvents);
    }

    private static Verdict volume(Baseline baseline, LevelSeries minutes, Usual usual) {
        long[] events = minutes.events();
        Optional<Rise> flood = usual.basis() == Usual.Basis.OVERALL
                ? Optional.empty()
                : Rise.in(last60(events), usual, baseline.eventBursts(), 1)
                        .filter(rise -> rise.times() >= FLOOD_TIMES && rise.count() >= 100);
        if (flood.isPresent()) {
            int onset = flood.get().onset(events, usual.perHour() / 60);
            Instant since = minutes.start().plus(minutes.step().multipliedBy(onset));
            return new Verdict(State.AT_RISK, null, flood.get(), null, since);
        }
        double[] counted = baseline.counted();
        double atLeast = Math.min(counted[counted.length - 1], counted[counted.length - 2]);
        return Drop.in(lastHour(events), atLeast, usual)
                .map(drop -> new Verdict(State.AT_RISK, null, null, drop, null))
                .orElse(new Verdict(State.HEALTHY, null, null, null, null));
    }

    /**
     * By how much all that is no error is up. More traffic has more errors; that counts only while the hour's own rate is
     * not known, so that the first mornings are no alarm.
     */
    private static double traffic(Usual events, Usual errors, long eventCount, long errorCount) {
        double usualRest = events.perHour() - errors.perHour();
        return events.basis() != Usual.Basis.OVERALL || usualRest < 1
                ? 1
                : Math.clamp((eventCount - errorCount) / usualRest, 1, MOST_TRAFFIC);
    }

    private static boolean isFailing(Rise rise, long[] events) {
        long all = Counts.sum(events, events.length - (int) rise.window().toMinutes());
        return rise.count() >= FAILING_COUNT && (rise.times() >= FAILING_TIMES || rise.count() >= FAILING_SHARE * all);
    }

    private static long lastHour(long[] minutes) {
        return Counts.sum(minutes, minutes.length - 60);
    }

    private static long[] last60(long[] minutes) {
        return java.util.Arrays.copyOfRange(minutes, minutes.length - 60, minutes.length);
    }
}
