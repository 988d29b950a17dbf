package dev.sentrylogger.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-20T10:00:00Z                 | 2026-02-20T10:00:00Z",
                "2026-02-20 10:00:00,123              | 2026-02-20T10:00:00.123Z",
                "2026-02-20 10:00:00.123456           | 2026-02-20T10:00:00.123456Z",
                "2026-02-20T10:00:00.123456789Z       | 2026-02-20T10:00:00.123456Z",
                "9999-12-31T23:59:59.999999999Z       | 9999-12-31T23:59:59.999999Z",
                "2026-02-20T10:00:00+01:00            | 2026-02-20T09:00:00Z",
                "2026-02-20T10:00:00-0530             | 2026-02-20T15:30:00Z",
                "2026-02-20T10:00:00+01               | 2026-02-20T09:00:00Z",
                "2026-02-20 10:00:00 +0000            | 2026-02-20T10:00:00Z",
                "2026-02-20 10:00:00 UTC              | 2026-02-20T10:00:00Z",
                "2026/02/20 10:00:00                  | 2026-02-20T10:00:00Z",
                "2026-02-20 10:00                     | 2026-02-20T10:00:00Z",
                "2026-02-20                           | 2026-02-20T00:00:00Z",
                "2024-02-29T23:59:60Z                 | 2024-03-01T00:00:00Z",
                "2026-12-31T23:30:00-01:00            | 2027-01-01T00:30:00Z",
                "20/Feb/2026:10:00:00 +0000           | 2026-02-20T10:00:00Z",
                "Fri, 20 Feb 2026 10:00:00 GMT        | 2026-02-20T10:00:00Z",
                "1771581600                           | 2026-02-20T10:00:00Z",
                "1771581600.5                         | 2026-02-20T10:00:00.5Z",
                "1771581600.1234567                   | 2026-02-20T10:00:00.123456Z",
                "1771581600123                        | 2026-02-20T10:00:00.123Z",
                "1771581600123456                     | 2026-02-20T10:00:00.123456Z",
                "1771581600123456789                  | 2026-02-20T10:00:00.123456Z",
                "1.7715816e9                          | 2026-02-20T10:00:00Z",
            })
    void readsWhatLoggersWrite(String text, String instant) {
        long micros = TimestampText.whole(text);

        assertThat(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "",
                "now",
                "2026-02-30T00:00:00Z",
                "2026-13-01",
                "2026-02-20T25:00:00Z",
                "2026-02-20T10:61:00Z",
                "2026-02-20T10:00:00+25:00",
                "2026-02-20T10:00:00Z and more",
                "infinity",
                "NaN",
                "12:00",
                "1.2.3",
                "2023-02-29"
            })
    void readsNothingElse(String text) {
        assertThat(TimestampText.whole(text)).isEqualTo(TimestampText.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"300000-01-01T00:00:00Z", "+300000-01-01T00:00:00Z", "99999999999999999999", "1e30"})
    void knowsATimeBeyondCounting(String text) {
        assertThat(TimestampText.whole(text)).isEqualTo(TimestampText.FAR);
    }

    @Test
    void countsDaysAsJavaDoes() {
        var day = Instant.parse("1999-01-01T00:00:00Z");
        for (int i = 0; i < 40_000; i++) {
            String text = day.plus(i, ChronoUnit.DAYS).toString();
            assertThat(TimestampText.whole(text))
                    .isEqualTo(day.plus(i, ChronoUnit.DAYS).getEpochSecond() * 1_000_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"1771581600,1771581600000000", "1771581600123,1771581600123000", "-5,-5000000", "0,0"})
    void tellsTheUnitByTheMagnitude(long number, long micros) {
        assertThat(EpochNumber.micros(number)).isEqualTo(micros);
    }
}
