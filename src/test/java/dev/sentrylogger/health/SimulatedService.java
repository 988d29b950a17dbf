package dev.sentrylogger.health;

import dev.sentrylogger.event.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What a service sends minute by minute, by chance at a rate with a rhythm; the same for the same seed. */
final class SimulatedService {
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z"); // a Monday
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private final long[][] minutes;
    /** Sums of those asked for so far. */
    private final List<long[]> hours = new ArrayList<>();

    private final Random random;

    /**
     * @param perMinute events at noon of a working day
     * @param rests whether nights and weekends are quieter
     */
    SimulatedService(long seed, int days, double perMinute, double errorShare, boolean rests) {
        random = new Random(seed);
        minutes = new long[days * DAY][Level.values().length];
        double mood = 1;
        for (int minute = 0; minute < minutes.length; minute++) {
            if (minute % HOUR == 0) {
                mood = Math.exp(0.15 * random.nextGaussian());
            }
            double rate = perMinute * mood * (rests ? rhythm(minute) : 1);
            minutes[minute][Level.INFO.ordinal()] = poisson(rate * (1 - errorShare));
            minutes[minute][Level.ERROR.ordinal()] = poisson(rate * errorShare);
        }
    }

    static Instant at(int minute) {
        return START.plus(minute, ChronoUnit.MINUTES);
    }

    void errors(int minute, long more) {
        minutes[minute][Level.ERROR.ordinal()] += more;
        hours.clear();
    }

    void silence(int from, int to) {
        for (int minute = from; minute < to; minute++) {
            Arrays.fill(minutes[minute], 0);
        }
        hours.clear();
    }

    /** Prints so many errors at once at a moment of each day that varies. */
    void burstOnceADay(long errors) {
        for (int day = 0; day < minutes.length / DAY; day++) {
            errors(day * DAY + random.nextInt(DAY), errors);
        }
    }

    /** What is usual in the hour of that minute. */
    Baseline baseline(int now) {
        int hour = now / HOUR;
        int firstHour = Math.max(0, hour - 28 * 24);
        while (hours.size() < hour) {
            hours.add(sum(hours.size() * HOUR));
        }
        int firstMinute = Math.max(0, now - 3 * DAY);
        return Baseline.of(
                new LevelSeries(
                        at(firstHour * HOUR),
                        Duration.ofHours(1),
                        hours.subList(firstHour, hour).toArray(long[][]::new)),
                new LevelSeries(at(firstMinute), Duration.ofMinutes(1), Arrays.copyOfRange(minutes, firstMinute, now)),
                START,
                at(now));
    }

    /** At the end of that minute, the usual being worked out once an hour. */
    Verdict verdict(Baseline baseline, int now) {
        int from = Math.max(0, now - 6 * HOUR + 1);
        var lately = new LevelSeries(at(from), Duration.ofMinutes(1), Arrays.copyOfRange(minutes, from, now + 1));
        int heard = now;
        while (heard > 0 && Arrays.stream(minutes[heard]).sum() == 0) {
            heard--;
        }
        return Verdict.of(baseline, lately, at(heard + 1), at(now + 1), true);
    }

    Verdict verdict(int now) {
        return verdict(baseline(now), now);
    }

    private long[] sum(int from) {
        long[] sum = new long[Level.values().length];
        for (int minute = from; minute < from + HOUR; minute++) {
            for (int level = 0; level < sum.length; level++) {
                sum[level] += minutes[minute][level];
            }
        }
        return sum;
    }

    private static double rhythm(int minute) {
        var time = at(minute).atZone(ZoneOffset.UTC);
        double day = 0.1 + 0.9 * Math.pow(Math.sin(Math.PI * time.getHour() / 24), 2);
        return time.getDayOfWeek().getValue() > 5 ? 0.3 * day : day;
    }

    private long poisson(double mean) {
        double limit = Math.exp(-mean);
        long count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
