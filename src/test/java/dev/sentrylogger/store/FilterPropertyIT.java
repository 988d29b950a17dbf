package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.NaiveFilter;
import dev.sentrylogger.query.RandomEvents;
import dev.sentrylogger.query.RandomFilters;
import dev.sentrylogger.query.Samples;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever is asked of whatever events: the store finds those that satisfy the filter when it is evaluated in plain Java,
 * wherever they lie. {@code -Dstore.seed=…} repeats a run, {@code -Dstore.filters=…} asks more.
 */
@IntegrationTest
class FilterPropertyIT {
    private static final long SEED = Long.getLong("store.seed", 20261124);
    private static final int FILTERS = Integer.getInteger("store.filters", 400);
    private static final int EVENTS = 240;

    @Autowired
    PostgresEventStore store;

    /** Where the events lie. */
    enum Lying {
        IN_THE_TAIL(Integer.MAX_VALUE),
        IN_SEGMENTS(1),
        IN_MERGED_SEGMENTS(1),
        IN_BOTH(5);

        final int sealedEvery;

        Lying(int sealedEvery) {
            this.sealedEvery = sealedEvery;
        }
    }

    @ParameterizedTest
    @EnumSource(Lying.class)
    void findsWhatSatisfiesTheFilter(Lying lying) {
        var app = new AppId(UUID.randomUUID());
        var random = new Random(SEED);
        List<LogEvent> events = Samples.of(RandomEvents.events(), EVENTS, random);
        append(app, events, lying);

        for (EventFilter filter : Samples.of(RandomFilters.filters(), FILTERS, random)) {
            List<LogEvent> found =
                    store.search(EventQuery.newest(app, filter, 1000)).events();

            assertThat(found)
                    .as(() -> "seed " + SEED + ": " + filter.text() + "   " + filter)
                    .containsExactlyInAnyOrderElementsOf(events.stream()
                            .filter(event -> NaiveFilter.matches(filter, event))
                            .toList());
        }
    }

    private void append(AppId app, List<LogEvent> events, Lying lying) {
        var sealing = new SealingStore(store, lying.sealedEvery);
        for (int from = 0; from < events.size(); from += 20) {
            sealing.append(new EventBatch(app, events.subList(from, from + 20), null));
        }
        if (lying == Lying.IN_MERGED_SEGMENTS) {
            assertThat(sealing.merge()).isTrue();
            while (sealing.merge()) {}
        }
    }
}
