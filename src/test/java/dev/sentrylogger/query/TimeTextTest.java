package dev.sentrylogger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** A Thursday, 17:30 in Berlin. */
    private static final Instant NOW = Instant.parse("2026-11-26T16:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "20m, PT20M",
        "last 20 min, PT20M",
        "Last 24 hours, PT24H",
        "past 3 d, PT72H",
        "15 minutes ago, PT15M",
        "90s, PT90S",
        "last hour, PT1H",
        "last week, PT168H",
        "2w, PT336H",
        "last month, PT720H"
    })
    void readsTimesBackFromNow(String text, Duration length) {
        assertThat(read(text)).isEqualTo(new TimeSelection.Last(length));
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday 14:00 – 15:30, 2026-11-25T13:00:00Z, 2026-11-25T14:30:00Z",
        "yesterday 14:00-15:30, 2026-11-25T13:00:00Z, 2026-11-25T14:30:00Z",
        "from yesterday 2pm to 3:30 pm, 2026-11-25T13:00:00Z, 2026-11-25T14:30:00Z",
        "14:00 - 15:30, 2026-11-26T13:00:00Z, 2026-11-26T14:30:00Z",
        // Still to come today, so yesterday's.
        "20:00 - 21:00, 2026-11-25T19:00:00Z, 2026-11-25T20:00:00Z",
        "yesterday 23:00 until 01:00, 2026-11-25T22:00:00Z, 2026-11-26T00:00:00Z",
        "monday 9:00 to 11:00, 2026-11-23T08:00:00Z, 2026-11-23T10:00:00Z",
        "24 Nov 14:00 — 16:00, 2026-11-24T13:00:00Z, 2026-11-24T15:00:00Z",
        "'Nov 24, 2025 14:00 .. Nov 25, 2025', 2025-11-24T13:00:00Z, 2025-11-25T23:00:00Z",
        "2026-11-24 14:00 – 2026-11-25 02:00, 2026-11-24T13:00:00Z, 2026-11-25T01:00:00Z",
        "2026-11-24T14:00Z to 2026-11-24T15:00:00.5+00:00, 2026-11-24T14:00:00Z, 2026-11-24T15:00:00.5Z",
        "1795000000 - 1795000600, 2026-11-18T11:06:40Z, 2026-11-18T11:16:40Z",
        "yesterday, 2026-11-24T23:00:00Z, 2026-11-25T23:00:00Z",
        "3 dec, 2025-12-02T23:00:00Z, 2025-12-03T23:00:00Z",
        "'2026-11-24 14:00:03,123', 2026-11-24T12:55:03.123Z, 2026-11-24T13:05:03.123Z",
        "around 14:03, 2026-11-26T12:58:00Z, 2026-11-26T13:08:00Z"
    })
    void readsWhatLiesBetween(String text, Instant from, Instant to) {
        assertThat(read(text)).isEqualTo(new TimeSelection.Between(new TimeRange(from, to)));
    }

    @ParameterizedTest
    @CsvSource({
        "since 14:00, 2026-11-26T13:00:00Z",
        "since 18:00, 2026-11-25T17:00:00Z",
        "since yesterday, 2026-11-24T23:00:00Z",
        "yesterday 9:00 to now, 2026-11-25T08:00:00Z",
        "since 2 hours ago, 2026-11-26T14:30:00Z",
        "today, 2026-11-25T23:00:00Z",
        "this week, 2026-11-22T23:00:00Z",
        "this month, 2026-10-31T23:00:00Z"
    })
    void readsWhatReachesUntilNow(String text, Instant from) {
        assertThat(read(text)).isEqualTo(new TimeSelection.Since(from));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "25:00",
                "31 feb",
                "15:30 foo",
                "last",
                "5",
                "yesterday 14:00 – ",
                "2026-13-01",
                "since",
                "0m",
                "9999999d",
                "2026-11-25 – 2026-11-24",
                "14:00 – 15:00 – 16:00",
                "99999999999999999999"
            })
    void tellsWhatIsNoTime(String text) {
        assertThatExceptionOfType(TimeTextException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining("is no time; try last 20 min");
    }

    @Test
    void readsAnHourThatClocksRepeatOrSkip() {
        assertThat(read("2026-10-25 02:30 – 2026-10-25 03:30"))
                .isEqualTo(TimeSelection.between(
                        Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T02:30:00Z")));
        assertThat(read("2026-03-29 02:30 – 2026-03-29 04:00"))
                .isEqualTo(TimeSelection.between(
                        Instant.parse("2026-03-29T01:30:00Z"), Instant.parse("2026-03-29T02:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "last 15m, Last 15 minutes",
        "1h, Last hour",
        "24h, Last 24 hours",
        "48h, Last 2 days",
        "all, All time",
        "today, Today",
        "since yesterday, Since yesterday",
        "since 14:00, Since today 14:00",
        "yesterday, Yesterday",
        "24 nov, 24 Nov",
        "24 nov to 25 nov, 24 Nov – Yesterday",
        "yesterday 14:00 - 15:30, Yesterday 14:00 – 15:30",
        "24 nov 2025 14:00 - 15:30, 24 Nov 2025 14:00 – 15:30",
        "24 nov 23:00 - 1:00, 24 Nov 23:00 – Yesterday 01:00"
    })
    void saysItShort(String text, String words) {
        assertThat(TimeWords.of(read(text), BERLIN, NOW)).isEqualTo(words);
    }

    @Property
    void readsAgainWhatItSays(
            @ForAll("selections") TimeSelection selection,
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant now) {
        assertThat(TimeText.read(TimeWords.of(selection, zone, now), zone, now)).isEqualTo(selection);
    }

    @Property
    void readsFromAnAddressWhatItPutThere(@ForAll("selections") TimeSelection selection) {
        assertThat(TimeSelection.of(selection.parameters())).contains(selection);
    }

    @Property
    void reads(@ForAll String text) {
        try {
            read(text);
        } catch (TimeTextException e) {
            assertThat(e).hasMessageContaining("is no time");
        }
    }

    @Provide
    Arbitrary<TimeSelection> selections() {
        Arbitrary<TimeSelection> last = Arbitraries.oneOf(
                        Arbitraries.longs().between(1, 100_000),
                        Arbitraries.of(60L, 900L, 3_600L, 86_400L, 172_800L, 604_800L))
                .map(seconds -> new TimeSelection.Last(Duration.ofSeconds(seconds)));
        Arbitrary<TimeSelection> between = Combinators.combine(moments(), moments())
                .as((one, other) ->
                        one.isBefore(other) ? TimeSelection.between(one, other) : TimeSelection.between(other, one));
        return Arbitraries.oneOf(
                last, between, moments().map(TimeSelection.Since::new), Arbitraries.of(new TimeSelection.Everything()));
    }

    /** Some in the hours around which clocks are changed, some to the microsecond, most on the minute. */
    @Provide
    Arbitrary<Instant> moments() {
        Instant change = Instant.parse("2026-10-25T00:00:00Z");
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 8 * 24 * 12).map(n -> change.plusSeconds(n * 900 - 400_000)),
                Arbitraries.longs().between(0, 4_000_000_000L).map(n -> Instant.ofEpochSecond(n / 60 * 60)),
                Arbitraries.longs()
                        .between(0, 4_000_000_000_000_000L)
                        .map(n -> Instant.EPOCH.plusNanos(n / 1000 * 1000_000)));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        List.of("UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "Australia/Lord_Howe"))
                .map(ZoneId::of);
    }

    private static TimeSelection read(String text) {
        return TimeText.read(text, BERLIN, NOW);
    }
}
