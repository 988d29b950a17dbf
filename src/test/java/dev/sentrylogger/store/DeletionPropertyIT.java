package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.NaiveFilter;
import dev.sentrylogger.query.RandomEvents;
import dev.sentrylogger.query.RandomFilters;
import dev.sentrylogger.query.Samples;
import dev.sentrylogger.query.TimeRange;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is deleted of whatever events: what does not satisfy the filter in plain Java stays, unchanged. */
@IntegrationTest
class DeletionPropertyIT {
    private static final long SEED = Long.getLong("store.seed", 20261127);
    private static final int FILTERS = Integer.getInteger("store.filters", 60);
    private static final int EVENTS = 60;

    @Autowired
    PostgresEventStore store;

    @Test
    void leavesWhatDoesNotSatisfyTheFilter() {
        var random = new Random(SEED);
        for (EventFilter filter : Samples.of(RandomFilters.filters(), FILTERS, random)) {
            var app = new AppId(UUID.randomUUID());
            List<LogEvent> events = Samples.of(RandomEvents.events(), EVENTS, random);
            var sealing = new SealingStore(store, 2);
            for (int from = 0; from < EVENTS; from += 20) {
                sealing.append(new EventBatch(app, events.subList(from, from + 20), null));
            }
            List<LogEvent> left = events.stream()
                    .filter(event -> !NaiveFilter.matches(filter, event))
                    .toList();

            long deleted = store.delete(new Deletion(app, TimeRange.ALL, filter));

            String what = "seed " + SEED + ": " + filter.text() + "   " + filter;
            assertThat(deleted).as(what).isEqualTo(EVENTS - left.size());
            assertThat(store.storedAfter(app, new EventFilter.Everything(), StoredPosition.START, 1000)
                            .events())
                    .as(what)
                    .isEqualTo(left);
        }
    }
}
