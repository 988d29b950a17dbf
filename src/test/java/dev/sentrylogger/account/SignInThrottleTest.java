package dev.sentrylogger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private final HandClock clock = new HandClock();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void waitDoublesUpToAQuarterOfAnHour() {
        fail(SignInThrottle.FREE_TRIES);

        assertThat(wait("ada@example.org", "10.0.0.1")).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(1));
        fail(1);
        assertThat(wait("ada@example.org", "10.0.0.1")).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
        for (int i = 0; i < 30; i++) {
            clock.advance(SignInThrottle.LONGEST_WAIT);
            fail(1);
        }
        assertThat(wait("ada@example.org", "10.0.0.1"))
                .isBetween(SignInThrottle.LONGEST_WAIT, SignInThrottle.LONGEST_WAIT.plusSeconds(1));
    }

    @Test
    void triesWhileWaitingCostNothingMore() {
        fail(SignInThrottle.FREE_TRIES);
        for (int i = 0; i < 1_000; i++) {
            wait("ada@example.org", "10.0.0.1");
        }

        clock.advance(Duration.ofSeconds(1));

        assertThatCode(() -> throttle.admit("ada@example.org", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void countsAddressesAndAccountsApart() {
        fail(SignInThrottle.FREE_TRIES);

        assertThatCode(() -> throttle.admit("ada@example.org", "10.0.0.2")).doesNotThrowAnyException();
        assertThatCode(() -> throttle.admit("grace@example.org", "10.0.0.1")).doesNotThrowAnyException();
        assertThatThrownBy(() -> throttle.admit(" ADA@example.org", "10.0.0.1")).isInstanceOf(SignInThrottled.class);
    }

    @Test
    void successForgetsFailures() {
        fail(SignInThrottle.FREE_TRIES - 1);
        throttle.succeeded("ada@example.org", "10.0.0.1");

        assertThatCode(() -> fail(SignInThrottle.FREE_TRIES)).doesNotThrowAnyException();
    }

    @Test
    void codesFromEverywhereAreCountedTogetherAndRecoveryCodesAreNot() {
        var user = new UserId(UUID.randomUUID());
        for (int i = 0; i < SignInThrottle.FREE_CODES; i++) {
            throttle.admitCode(user, "10.0.1." + i);
        }

        assertThatThrownBy(() -> throttle.admitCode(user, "10.0.0.2")).isInstanceOf(SignInThrottled.class);
        assertThatCode(() -> throttle.admitRecoveryCode(user, "10.0.0.3")).doesNotThrowAnyException();
        assertThatCode(() -> throttle.admitCode(new UserId(UUID.randomUUID()), "10.0.0.2"))
                .doesNotThrowAnyException();
        throttle.codeSucceeded(user, "10.0.0.3");
        assertThatCode(() -> throttle.admitCode(user, "10.0.0.2")).doesNotThrowAnyException();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.admit("ada@example.org", "10.0.0.1");
        }
    }

    private Duration wait(String account, String address) {
        return catchThrowableOfType(SignInThrottled.class, () -> throttle.admit(account, address))
                .retryAfter();
    }

    private static final class HandClock extends Clock {
        private Instant now = START;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
