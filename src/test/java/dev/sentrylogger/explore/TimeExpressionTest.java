package dev.sentrylogger.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeExpressionTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456789Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T09:00:00Z, 2026-11-24T09:00:00Z",
        "2026-11-24t09:00:00z, 2026-11-24T09:00:00Z",
        "2026-11-24T09:00:00.1234567Z, 2026-11-24T09:00:00.123456Z",
        "2026-11-24T09:00:00+02:00, 2026-11-24T07:00:00Z",
        "2026-11-24T09:00:00 02:00, 2026-11-24T07:00:00Z",
        "2026-11-24T09:00:00-05:00, 2026-11-24T14:00:00Z",
        "2026-11-24T09:00Z, 2026-11-24T09:00:00Z",
        "2026-11-24T09:00:00, 2026-11-24T09:00:00Z",
        "2026-11-24 09:00, 2026-11-24T09:00:00Z",
        "2026-11-24, 2026-11-24T00:00:00Z",
        "1795514400123, 2026-11-24T10:00:00.123Z",
        "now, 2026-11-24T10:00:00.123456Z",
        "NOW, 2026-11-24T10:00:00.123456Z",
        "-30s, 2026-11-24T09:59:30.123456Z",
        "-15m, 2026-11-24T09:45:00.123456Z",
        "-2h, 2026-11-24T08:00:00.123456Z",
        "now-1d, 2026-11-23T10:00:00.123456Z",
        "-1w, 2026-11-17T10:00:00.123456Z",
    })
    void readsEachForm(String text, Instant expected) {
        assertThat(TimeExpression.read(text, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "15m",
                "-15",
                "-15y",
                "+15m",
                "-9999999999m",
                "-999999999w",
                "1795514400",
                "99999999999999999999",
                "2026-13-01",
                "2026-02-30",
                "2026-11-24T25:00:00Z",
                "2026-11-24T10:00:00Zulu",
                "0000-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "2026-11-24T10:00:00[Europe/Berlin]",
            })
    void refusesWhatItCannotRead(String text) {
        assertThat(TimeExpression.read(text, NOW)).isEmpty();
    }
}
