package dev.sentrylogger.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.LogEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail to anna.b@example.com failed | mail to ●●● failed",
                "from 10.0.0.7 port 22 | from ●●● port 22",
                "from 2001:db8:85a3:8d3:1319:8a2e:370:7348 | from ●●●",
                "card 4111 1111 1111 1111 declined | card ●●● declined",
                "call +49 30 123456789 now | call ●●● now",
                "Authorization: Bearer abc.def-ghi123 | Authorization: ●●●",
                "key sk_AbCdEfGh_0123456789012345678901234567 leaked | key ●●● leaked",
                "GET /login?user=x&password=hunter2&a=1 | GET /login?user=x&password=●●●&a=1"
            })
    void masksWhatCouldNameAPersonOrOpenADoor(String text, String masked) {
        assertThat(Redaction.text(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order 42 paid in 317 ms", "2 of 5 retries", "http.status 500", "shop.cart.api started"})
    void leavesWhatTellsNothing(String text) {
        assertThat(Redaction.text(text)).isEqualTo(text);
    }

    @Test
    void masksValuesOfTellingFieldsAndLeavesOthers() {
        Map<String, Object> values = Redaction.of(event(Map.of(
                        "user.id",
                        42L,
                        "db_password",
                        "x",
                        "sessionCookie",
                        "y",
                        "duration_ms",
                        17L,
                        "card",
                        4111111111111111L,
                        "ok",
                        true)))
                .attributes()
                .values();

        assertThat(values)
                .containsEntry("user.id", Redaction.MASK)
                .containsEntry("db_password", Redaction.MASK)
                .containsEntry("sessionCookie", Redaction.MASK)
                .containsEntry("card", Redaction.MASK)
                .containsEntry("duration_ms", 17L)
                .containsEntry("ok", true);
    }

    @Test
    void masksExceptionsAndHost() {
        LogEvent redacted = Redaction.of(event(Map.of()));

        assertThat(redacted.host()).isEqualTo(Redaction.MASK);
        assertThat(redacted.exception()).isEqualTo(ExceptionInfo.ofText("E", "no ●●●", "at ●●●"));
    }

    private static LogEvent event(Map<String, Object> attributes) {
        Instant at = Instant.parse("2026-11-26T10:00:00Z");
        return new LogEvent(
                EventIds.at(at),
                at,
                at,
                17,
                "message",
                null,
                null,
                null,
                null,
                null,
                "web-1",
                null,
                null,
                new Attributes(attributes),
                ExceptionInfo.ofText("E", "no a@b.de", "at 10.1.2.3"),
                "test");
    }
}
