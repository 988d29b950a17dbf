package dev.sentrylogger.health;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is usual for a service in the hour that began at {@code hour}; changes little, so it is worked out now and then.
 *
 * @param events in this hour; {@code eventsBefore} in the one before
 * @param counted on at least, by hour: the last ones, this hour last
 */
record Baseline(
        Instant hour,
        Usual events,
        Usual eventsBefore,
        Usual errors,
        Usual errorsBefore,
        Bursts eventBursts,
        Bursts errorBursts,
        double[] counted,
        Silence.Rhythm rhythm) {
    private static final int HOUR = 60;
    private static final int GAP_HOURS = 7 * 24;

    /**
     * @param hours of the last weeks, whole ones; the last is the one before {@code now}'s
     * @param minutes of the last days; the last one is just over
     */
    static Baseline of(LevelSeries hours, LevelSeries minutes, Instant known, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Instant before = hour.minus(1, ChronoUnit.HOURS);
        Instant since = sinceGap(hours, known);
        var events = new Hours(hours.start(), hours.events(), since);
        var errors = new Hours(hours.start(), hours.errors(), since);
        Usual usual = Usual.of(events, hour);
        int length = minutes.length() / HOUR + 2;
        double[] counted = new double[length];
        for (int i = 0; i < length; i++) {
            counted[i] = Usual.atLeast(events, hour.minus(length - 1L - i, ChronoUnit.HOURS));
        }
        double[] expected = new double[minutes.length()];
        for (int minute = 0; minute < expected.length; minute++) {
            Instant at = minutes.start().plus(minute, ChronoUnit.MINUTES);
            int back = Math.toIntExact(
                    Duration.between(at.truncatedTo(ChronoUnit.HOURS), hour).toHours());
            expected[minute] = counted[Math.clamp(length - 1L - back, 0, length - 1)] / HOUR;
        }
        return new Baseline(
                hour,
                usual,
                Usual.of(events, before),
                Usual.of(errors, hour),
                Usual.of(errors, before),
                Bursts.of(events.all(), minutes.events()),
                Bursts.of(errors.all(), minutes.errors()),
                counted,
                Silence.Rhythm.of(minutes.events(), expected, usual, Duration.between(since, now)));
    }

    /** When the service began to talk after its last gap of more than a week: one stray late event is no beginning. */
    private static Instant sinceGap(LevelSeries hours, Instant known) {
        long[] counts = hours.events();
        int last = Math.max(
                0, Math.toIntExact(Duration.between(hours.start(), known).toHours()));
        Instant since = known;
        for (int hour = last; hour <= counts.length; hour++) {
            // The present hour, which is not among them, counts as heard.
            if (hour == counts.length || counts[hour] > 0) {
                if (hour - last > GAP_HOURS) {
                    since = hours.start().plus(hour, ChronoUnit.HOURS);
                }
                last = hour;
            }
        }
        return since;
    }

    /** Usual events of the 60 minutes that end now. */
    Usual eventsAt(Instant now) {
        return events.blended(eventsBefore, ofThisHour(now));
    }

    Usual errorsAt(Instant now) {
        return errors.blended(errorsBefore, ofThisHour(now));
    }

    /** How many events were to be expected between the two, as far back as is looked at. */
    double missed(Instant since, Instant now) {
        double missed = 0;
        for (int i = 0; i < counted.length; i++) {
            Instant start = hour.minus(counted.length - 1L - i, ChronoUnit.HOURS);
            Instant end = i == counted.length - 1 ? now : start.plus(1, ChronoUnit.HOURS);
            Instant from = since.isAfter(start) ? since : start;
            if (from.isBefore(end)) {
                missed += counted[i] * Duration.between(from, end).toMillis() / 3_600_000.0;
            }
        }
        return missed;
    }

    private double ofThisHour(Instant now) {
        return Math.clamp(Duration.between(hour, now).toMillis() / 3_600_000.0, 0, 1);
    }
}
