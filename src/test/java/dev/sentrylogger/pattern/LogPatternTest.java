package dev.sentrylogger.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.event.Level;
import dev.sentrylogger.query.MessagePattern;
import dev.sentrylogger.query.QueryText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogPatternTest {
    private static final LogPattern HEALTH = pattern(Level.INFO, "GET /health 200");
    private static final LogPattern PAID = pattern(Level.INFO, "order 1 paid");

    @Test
    void aLevelMakesAnotherPattern() {
        assertThat(pattern(Level.ERROR, "order 1 paid").id()).isNotEqualTo(PAID.id());
        assertThat(pattern(Level.INFO, "order 23 paid").id()).isEqualTo(PAID.id());
        assertThat(new LogPattern(Level.INFO, new MessagePattern(List.of("ab", ""))).id())
                .isNotEqualTo(new LogPattern(Level.INFO, new MessagePattern(List.of("a", "b"))).id());
    }

    @Test
    void isTheSameNumberInEveryProcess() {
        assertThat(PAID.id()).isEqualTo(-1_685_331_002_016_891_171L);
    }

    @Test
    void looksForItsEvents() {
        assertThat(QueryText.parse(PAID.filter().text())).isEqualTo(PAID.filter());
        assertThat(PAID.filter().text()).startsWith("level:info message:");
    }

    @Test
    void forecastsWhatRulesAreWorth() {
        List<PatternShare> shares = List.of(share(HEALTH, 900, 9_000), share(PAID, 100, 1_000));

        Forecast one = Forecast.under(shares, Map.of(HEALTH, new Keep(10)));
        Forecast none = Forecast.under(shares, Map.of(HEALTH, Keep.NONE));

        assertThat(one.kept()).isEqualTo(new Amount(190, 1_900));
        assertThat(one.daysInTheSpaceOf(30, one.all())).isEqualTo(158);
        assertThat(none.kept()).isEqualTo(new Amount(100, 1_000));
        assertThat(none.leftOutShare()).isEqualTo(0.9);
        assertThat(Forecast.under(List.of(), Map.of()).leftOutShare()).isZero();
        assertThat(Forecast.under(List.of(), Map.of()).daysInTheSpaceOf(30, Amount.NOTHING))
                .isZero();
    }

    @Test
    void refusesPartsThatAreNone() {
        for (int wrong : new int[] {-1, 1, Keep.MOST + 1}) {
            assertThatThrownBy(() -> new Keep(wrong)).hasMessageContaining("2 to 1000000");
        }
    }

    private static PatternShare share(LogPattern pattern, long events, long bytes) {
        return new PatternShare(pattern, Instant.EPOCH, Instant.EPOCH, new Amount(events, bytes), Amount.NOTHING);
    }

    private static LogPattern pattern(Level level, String message) {
        return new LogPattern(level, MessagePattern.of(message));
    }
}
