package dev.sentrylogger.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.health.Verdict.State;
import org.junit.jupiter.api.Test;

/** Services as they usually are give hardly ever an alarm: docs/HEALTH.md says how often. */
class QuietDaysTest {
    private static final int DAY = 24 * 60;
    private static final int HISTORY = 28;
    private static final int DAYS = 50;

    @Test
    void aThousandQuietDaysGiveFewerThanTenAlarms() {
        int alarms = 0;
        int services = 0;
        for (double perMinute : new double[] {0.01, 0.2, 1, 5, 20}) {
            for (double errorShare : new double[] {0.002, 0.05}) {
                for (boolean rests : new boolean[] {true, false}) {
                    var service = new SimulatedService(services++, HISTORY + DAYS, perMinute, errorShare, rests);
                    alarms += alarms(service, HISTORY, DAYS);
                }
            }
        }

        assertThat(services * DAYS).isEqualTo(1_000);
        assertThat(alarms).isLessThan(10);
    }

    @Test
    void whoPrintsFiftyErrorsAtOnceEveryDayIsKnownForIt() {
        int alarms = 0;
        for (int seed = 0; seed < 5; seed++) {
            var service = new SimulatedService(seed, HISTORY + 20, 5, 0.001, false);
            service.burstOnceADay(50);
            alarms += alarms(service, HISTORY, 20);
        }

        assertThat(alarms).isLessThan(5);
    }

    @Test
    void theFirstThreeDaysAndTheFirstNightsAreNoAlarmEither() {
        int alarms = 0;
        for (int seed = 0; seed < 20; seed++) {
            alarms += alarms(new SimulatedService(seed, 4, 5, 0.02, true), 0, 4);
        }

        assertThat(alarms).isLessThan(2);
    }

    private static int alarms(SimulatedService service, int first, int days) {
        int alarms = 0;
        boolean bad = false;
        Baseline baseline = service.baseline(Math.max(60, first * DAY));
        for (int minute = Math.max(60, first * DAY); minute < (first + days) * DAY; minute += 10) {
            baseline = minute % 60 == 0 ? service.baseline(minute) : baseline;
            Verdict verdict = service.verdict(baseline, minute);
            boolean now = verdict.state().compareTo(State.LEARNING) < 0;
            if (now && !bad) {
                alarms++;
            }
            bad = now;
        }
        return alarms;
    }
}
