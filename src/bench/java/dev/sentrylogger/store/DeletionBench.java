package dev.sentrylogger.store;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How long it takes to delete of a million events: {@code mvn -B -Pbench test-compile failsafe:integration-test -Dit.test=DeletionBench}. */
@IntegrationTest
class DeletionBench extends OwnStore {
    private static final int EVENTS = 1_000_000;
    private static final int BATCH = 10_000;

    @Test
    void measure() throws Exception {
        open(Map.of());
        System.out.println("| of 1,000,000 events | deleted | took |");
        System.out.println("|---|---|---|");
        delete("a word in one of 100", new EventFilter.Contains("rare"));
        delete("a word in every other", new EventFilter.Contains("even"));
        delete("a word that is nowhere", new EventFilter.Contains("nowhere"));
        delete("all", EVERYTHING);
        var forgotten = filled();
        long began = System.nanoTime();
        store.forget(forgotten);
        print("the app forgotten", EVENTS, began);
    }

    private void delete(String what, EventFilter filter) throws Exception {
        AppId filled = filled();
        long began = System.nanoTime();
        long deleted = store.delete(new Deletion(filled, TimeRange.ALL, filter));
        print(what, deleted, began);
        store.forget(filled);
    }

    private static void print(String what, long deleted, long began) {
        System.out.printf("| %s | %,d | %,d ms |%n", what, deleted, (System.nanoTime() - began) / 1_000_000);
    }

    private AppId filled() throws Exception {
        var filled = new AppId(UUID.randomUUID());
        var random = new Random(7);
        for (int from = 0; from < EVENTS; from += BATCH) {
            List<LogEvent> batch = new ArrayList<>();
            for (int i = from; i < from + BATCH; i++) {
                String message = "request " + Integer.toHexString(random.nextInt()) + " took " + random.nextInt(1_000)
                        + " ms" + (i % 2 == 0 ? " even" : " odd") + (i % 100 == 7 ? " rare" : "");
                batch.add(SomeEvents.event(message, Level.INFO, SomeEvents.NOON.plusMillis(i)));
            }
            append(filled, batch);
        }
        store.running().seal();
        merge();
        return filled;
    }
}
