package dev.sentrylogger.explore.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrylogger.event.EventId;
import dev.sentrylogger.query.Cursor;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class ReadParametersTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Set<String> KNOWN = Set.of("query", "from", "to", "order", "limit", "cursor");

    private final LinkedMultiValueMap<String, String> given = new LinkedMultiValueMap<>();

    @Test
    void asksForTheNewestHundredOfEverythingByDefault() {
        assertThat(read().filter()).isEqualTo(new EventFilter.Everything());
        assertThat(read().range(NOW)).isEqualTo(TimeRange.ALL);
        assertThat(read().order()).isEqualTo(Order.NEWEST_FIRST);
        assertThat(read().limit()).isEqualTo(100);
        assertThat(read().cursor()).isEmpty();
    }

    @Test
    void readsWhatIsGiven() {
        var cursor = new Cursor(NOW, new EventId(UUID.randomUUID()));
        given.set("query", "declined");
        given.set("from", "-15m");
        given.set("to", "now");
        given.set("order", "OLDEST");
        given.set("limit", "1000");
        given.set("cursor", cursor.toString());

        assertThat(read().filter()).isEqualTo(new EventFilter.Contains("declined"));
        assertThat(read().range(NOW)).isEqualTo(TimeRange.before(NOW, Duration.ofMinutes(15)));
        assertThat(read().order()).isEqualTo(Order.OLDEST_FIRST);
        assertThat(read().limit()).isEqualTo(1000);
        assertThat(read().cursor()).contains(cursor);
    }

    @Test
    void takesAnEmptyValueAsNone() {
        KNOWN.forEach(name -> given.set(name, ""));

        assertThat(read().limit()).isEqualTo(100);
        assertThat(read().range(NOW)).isEqualTo(TimeRange.ALL);
        assertThat(read().cursor()).isEmpty();
    }

    @Test
    void refusesMisspeltName() {
        given.set("form", "-15m");

        assertThatThrownBy(this::read).hasMessageContaining("form").hasMessageContaining("from");
    }

    @Test
    void refusesOneGivenTwice() {
        given.put("limit", List.of("1", "2"));

        assertThatThrownBy(this::read).hasMessageContaining("limit").hasMessageContaining("once");
    }

    @Test
    void refusesRangeThatEndsBeforeItBegins() {
        given.set("from", "now");
        given.set("to", "-1h");

        assertThatThrownBy(() -> read().range(NOW))
                .hasMessageContaining("from")
                .hasMessageContaining("2026-11-24T09:00:00Z");
    }

    private ReadParameters read() {
        return new ReadParameters(given, KNOWN);
    }
}
