package dev.sentrylogger.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketWidthTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT1S,     100,  PT1S",
        "PT1M40S,  100,  PT1S",
        "PT1M41S,  100,  PT2S",
        "PT15M,    100,  PT10S",
        "PT1H,     100,  PT1M",
        "PT24H,    100,  PT15M",
        "P7D,      100,  PT2H",
        "P90D,     100,  P1D",
        "P36500D,  100,  P30D",
        "P36500D,  1300, P30D",
        "PT1H,     1,    PT1H",
        "PT1H,     2000, PT2S",
    })
    void isTheNarrowestThatKeepsToTheNumber(String length, int buckets, Duration width) {
        TimeRange range = new TimeRange(MIDNIGHT, MIDNIGHT.plus(Duration.parse(length)));

        assertThat(BucketWidth.narrowest(range, buckets)).isEqualTo(width);
    }

    @Test
    void countsBucketsThatTheRangeOnlyTouches() {
        Instant late = MIDNIGHT.minusMillis(1);

        assertThat(BucketWidth.narrowest(new TimeRange(late, MIDNIGHT.plusSeconds(1)), 2))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(BucketWidth.narrowest(new TimeRange(late, MIDNIGHT.plusSeconds(1)), 1))
                .as("a minute, an hour and a day all begin at midnight; thirty days do not")
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void doesNotCountTheBucketInWhichTheRangeEnds() {
        Duration hour = Duration.ofHours(1);

        assertThat(BucketWidth.count(new TimeRange(MIDNIGHT, MIDNIGHT.plus(hour)), hour))
                .isEqualTo(1);
        assertThat(BucketWidth.count(new TimeRange(MIDNIGHT, MIDNIGHT.plus(hour).plusNanos(1_000)), hour))
                .isEqualTo(2);
        assertThat(BucketWidth.count(new TimeRange(MIDNIGHT, MIDNIGHT), hour)).isZero();
    }

    @Test
    void beginsAtMultiplesSinceTheEpochAlsoBeforeIt() {
        assertThat(BucketWidth.start(Instant.parse("1969-12-31T23:59:59.5Z"), Duration.ofHours(6)))
                .isEqualTo(Instant.parse("1969-12-31T18:00:00Z"));
        assertThat(BucketWidth.start(Instant.parse("2026-11-20T17:59:59.999999Z"), Duration.ofHours(6)))
                .isEqualTo(Instant.parse("2026-11-20T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"1s, PT1S", "90s, PT90S", "5M, PT5M", "12h, PT12H", "1d, P1D", "2w, P14D", "366d, P366D"})
    void readsWhatAPersonWrites(String text, Duration width) {
        assertThat(BucketWidth.read(text)).contains(width);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1s", "5", "m", "1.5h", "1y", "367d", "99999999w", "999999999w", "1s\0", ""})
    void readsNothingElse(String text) {
        assertThat(BucketWidth.read(text)).isEmpty();
    }
}
