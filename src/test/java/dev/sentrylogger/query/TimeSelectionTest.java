package dev.sentrylogger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSelectionTest {
    private static final Instant NOW = Instant.parse("2026-11-26T16:30:00Z");
    private static final TimeSelection HOUR = new TimeSelection.Last(Duration.ofHours(1));

    @Test
    void goesBackAndForthByItsLength() {
        TimeSelection earlier = HOUR.earlier(NOW);

        assertThat(earlier).isEqualTo(between("2026-11-26T14:30:00Z", "2026-11-26T15:30:00Z"));
        assertThat(earlier.earlier(NOW)).isEqualTo(between("2026-11-26T13:30:00Z", "2026-11-26T14:30:00Z"));
        assertThat(earlier.earlier(NOW).later(NOW)).isEqualTo(earlier);
    }

    @Test
    void staysWhereItIsWhenItReachesNow() {
        assertThat(HOUR.later(NOW)).isEqualTo(HOUR);
    }

    @Test
    void zoomsOutByStepsAndThenToAllTime() {
        assertThat(HOUR.wider(NOW)).isEqualTo(new TimeSelection.Last(Duration.ofHours(3)));
        assertThat(new TimeSelection.Last(Duration.ofDays(30)).wider(NOW)).isEqualTo(new TimeSelection.Everything());
    }

    @Test
    void zoomsOutAroundTheMiddleButNotBeyondNow() {
        assertThat(between("2026-11-26T16:00:00Z", "2026-11-26T16:20:00Z")
                        .wider(NOW)
                        .at(NOW))
                .isEqualTo(new TimeRange(Instant.parse("2026-11-26T15:49:59.999Z"), NOW));
    }

    @ParameterizedTest
    @CsvSource({"range,0m", "range,forever", "range,999999999d", "from,yesterday", "from,+1000000000-12-31T23:59:59Z"})
    void ignoresAnAddressItCannotRead(String name, String value) {
        assertThat(TimeSelection.of(Map.of(name, value))).isEmpty();
    }

    @Test
    void ignoresAnAddressThatEndsBeforeItBegins() {
        assertThat(TimeSelection.of(Map.of("from", "2026-11-26T16:00:00Z", "to", "2026-11-25T16:00:00Z")))
                .isEmpty();
    }

    private static TimeSelection between(String from, String to) {
        return TimeSelection.between(Instant.parse(from), Instant.parse(to));
    }
}
