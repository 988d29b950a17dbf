package dev.sentrylogger.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sentrylogger.health.Usual.Basis;
import dev.sentrylogger.health.Verdict.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The maths of health against series whose answer is known. */
class VerdictTest {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final Instant START = SimulatedService.START;

    @Test
    void chanceAgreesWithWhatIsKnownOfTheDistribution() {
        // With r = 1 it is the geometric distribution: P(X ≥ k) = q^k.
        assertThat(Chance.ofAtLeast(5, 1, 1)).isCloseTo(1 / 32.0, within(1e-12));
        assertThat(Chance.ofAtMost(0, 1, 1)).isCloseTo(0.5, within(1e-12));
        // Without spread it is Poisson's: P(X = 0) = e^-3, P(X ≥ 1) the rest.
        assertThat(Chance.ofAtLeast(1, 3, 1e-9)).isCloseTo(1 - Math.exp(-3), within(1e-6));
        assertThat(Chance.ofAtLeast(3, 2, 0.3) + Chance.ofAtMost(2, 2, 0.3)).isCloseTo(1, within(1e-12));
        assertThat(Chance.ofAtLeast(2_000_000, 1_000_000, 0.05)).isBetween(1e-6, 1e-3);
    }

    @Test
    void usualIsTheMedianOfThisHourOfTheWeekThenOfTheDayThenOfAll() {
        Instant now = START.plus(Duration.ofDays(28));
        long[] counts = new long[28 * 24];
        Arrays.fill(counts, 7);
        for (int week = 0; week < 4; week++) {
            counts[week * 7 * 24] = week == 2 ? 9_000 : 100; // one of four Mondays at midnight was bad
        }

        assertThat(Usual.of(new Hours(START, counts, START), now))
                .extracting(Usual::perHour, Usual::hours, Usual::basis)
                .containsExactly(100.0, 4, Basis.HOUR_OF_WEEK);
        assertThat(Usual.of(new Hours(START, counts, now.minus(Duration.ofDays(9))), now))
                .extracting(Usual::perHour, Usual::hours, Usual::basis)
                .containsExactly(7.0, 9, Basis.HOUR_OF_DAY);
        assertThat(Usual.of(new Hours(START, counts, now.minus(Duration.ofHours(5))), now))
                .extracting(Usual::perHour, Usual::hours, Usual::basis)
                .containsExactly(7.0, 5, Basis.OVERALL);
        assertThat(Usual.of(new Hours(START, counts, now.minus(Duration.ofMinutes(150))), now)
                        .known())
                .isFalse();
    }

    @Test
    void oneErrorAmongTenEventsADayIsNoNews() {
        var service = new SimulatedService(1, 30, 10.0 / DAY, 0, false);
        int now = 29 * DAY + 700;
        service.errors(now, 1);
        assertThat(service.verdict(now).state()).isEqualTo(State.HEALTHY);

        service.errors(now, 3);
        assertThat(service.verdict(now).state()).isEqualTo(State.HEALTHY);

        service.errors(now, 16);
        assertThat(service.verdict(now).state()).isEqualTo(State.FAILING);
    }

    @Test
    void aNewAppIsNotJudgedHoweverManyErrorsItHas() {
        var service = new SimulatedService(2, 1, 20, 0.5, false);
        service.errors(150, 1_000);

        assertThat(service.verdict(150).state()).isEqualTo(State.LEARNING);
    }

    @Test
    void fourteenTimesTheErrorsAreFailingWithinMinutesAndSinceTheMinuteItBegan() {
        var service = new SimulatedService(3, 31, 10, 0.02, true);
        int began = 30 * DAY + 14 * HOUR + 2;
        int noticed = 0;
        for (int minute = began; minute < began + 40; minute++) {
            assertThat(noticed > 0 || minute < began + 10).isTrue();
            service.errors(minute, 3);
            Verdict verdict = service.verdict(minute);
            if (verdict.state() == State.FAILING) {
                noticed++;
                assertThat(verdict.since()).isBetween(SimulatedService.at(began - 3), SimulatedService.at(began + 1));
            }
        }
        assertThat(noticed).isGreaterThan(30);
    }

    @Test
    void whatIsUsualAtNoonIsAnAlarmAtNight() {
        var service = new SimulatedService(4, 31, 20, 0.05, true);
        int noon = 29 * DAY + 12 * HOUR;
        int night = 30 * DAY + 30;
        for (int minute = 0; minute < 20; minute++) {
            service.errors(night + minute, 3);
        }

        assertThat(service.verdict(noon).state()).isEqualTo(State.HEALTHY);
        assertThat(service.verdict(night + 19).state()).isEqualTo(State.FAILING);
    }

    @Test
    void aServiceIsSilentAfterTwiceItsLongestPauseAndNotAtNight() {
        int night = 30 * DAY + 2 * HOUR;
        var quiet = new SimulatedService(5, 31, 0.5, 0, true);
        quiet.silence(night, night + 20);
        assertThat(quiet.verdict(night + 19).state()).isEqualTo(State.HEALTHY);

        int noon = 30 * DAY + 12 * HOUR;
        var busy = new SimulatedService(6, 31, 20, 0, true);
        busy.silence(noon, noon + 30);
        assertThat(busy.verdict(noon + 3).state()).isEqualTo(State.HEALTHY);
        assertThat(busy.verdict(noon + 11).state()).isEqualTo(State.SILENT);
        assertThat(busy.verdict(noon + 11).since()).isEqualTo(SimulatedService.at(noon));
    }

    @Test
    void aHandfulOfEventsWhereHundredsAreUsualIsARisk() {
        int noon = 30 * DAY + 12 * HOUR;
        var service = new SimulatedService(7, 31, 5, 0, false);
        var halved = new SimulatedService(7, 31, 5, 0, false);
        halved.silence(noon - HOUR, noon - 1);
        assertThat(service.verdict(noon - 1).state()).isEqualTo(State.HEALTHY);
        assertThat(halved.verdict(noon - 1)).satisfies(verdict -> {
            assertThat(verdict.state()).isEqualTo(State.AT_RISK);
            assertThat(verdict.drop()).isNotNull();
        });
    }

    @Test
    void anErrorsKindIsToldByTheFirstRuleWhoseWordBeginsInIt() {
        assertThat(ErrorCategory.of("Query failed: deadlock detected"))
                .isEqualTo(new ErrorCategory.Match(ErrorCategory.DATABASE, "deadlock"));
        assertThat(ErrorCategory.of("java.net.SocketTimeoutException: read").word())
                .isEqualTo("timeout");
        assertThat(ErrorCategory.of("no room left for * guests").category()).isEqualTo(ErrorCategory.OTHER);
        assertThat(ErrorCategory.of("card * declined").word()).isEmpty();
    }
}
