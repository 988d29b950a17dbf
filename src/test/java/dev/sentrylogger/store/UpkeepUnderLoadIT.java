package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events are written, sealed, merged and read all at once, while the journal's generations come and go. */
@IntegrationTest
class UpkeepUnderLoadIT extends OwnStore {
    private static final int WRITERS = 4;
    private static final int BATCHES = 80;
    private static final int BATCH = 15;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final CountDownLatch writing = new CountDownLatch(WRITERS);

    @Test
    void everyReadSeesEveryAcknowledgedEventOnce() throws Exception {
        open(Map.of("seal-age", "20ms"));
        List<Callable<Void>> tasks = new ArrayList<>();
        IntStream.range(0, WRITERS).forEach(writer -> tasks.add(() -> write(writer)));
        tasks.add(() -> whileWritten(() -> store.running().seal()));
        tasks.add(() -> whileWritten(this::merge));
        tasks.add(() -> whileWritten(() -> read(Order.NEWEST_FIRST)));
        tasks.add(() -> whileWritten(() -> read(Order.OLDEST_FIRST)));
        tasks.add(this::follow);

        runAll(tasks);

        assertThat(acknowledged).hasSize(WRITERS * BATCHES * BATCH);
        read(Order.NEWEST_FIRST);
        restart();
        read(Order.NEWEST_FIRST);
        assertThat(found(app)).hasSize(WRITERS * BATCHES * BATCH);
    }

    private Void write(int writer) {
        try {
            for (int batch = 0; batch < BATCHES; batch++) {
                List<LogEvent> events = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) {
                    int place = batch * BATCH + i;
                    events.add(SomeEvents.event(
                            writer + "-" + place, Level.INFO, SomeEvents.NOON.plusSeconds(place * 7L % 500)));
                }
                append(app, events);
                events.forEach(event -> acknowledged.add(event.message()));
            }
            return null;
        } finally {
            writing.countDown();
        }
    }

    private void read(Order order) {
        Set<String> before = new HashSet<>(acknowledged);
        List<String> read = new ArrayList<>();
        var query = new EventQuery(app, TimeRange.ALL, EVERYTHING, order, 97, null);
        EventPage page = store.search(query);
        page.events().forEach(event -> read.add(event.message()));
        while (!page.complete()) {
            page = store.search(query.after(page.next().orElseThrow()));
            page.events().forEach(event -> read.add(event.message()));
        }

        assertThat(read).doesNotHaveDuplicates();
        before.removeAll(new HashSet<>(read));
        assertThat(before).as("acknowledged, and not read").isEmpty();
    }

    /** Reads what is new again and again until nobody writes any more. */
    private Void follow() {
        List<String> followed = new ArrayList<>();
        StoredPosition at = StoredPosition.START;
        boolean last;
        do {
            last = writing.getCount() == 0;
            NewEvents more = store.storedAfter(app, EVERYTHING, at, 100_000);
            assertThat(more.skipped()).isZero();
            more.events().forEach(event -> followed.add(event.message()));
            at = more.end();
        } while (!last);

        assertThat(followed).doesNotHaveDuplicates().hasSize(WRITERS * BATCHES * BATCH);
        for (int writer = 0; writer < WRITERS; writer++) {
            String prefix = writer + "-";
            assertThat(followed)
                    .filteredOn(message -> message.startsWith(prefix))
                    .containsExactlyElementsOf(IntStream.range(0, BATCHES * BATCH)
                            .mapToObj(place -> prefix + place)
                            .toList());
        }
        return null;
    }

    private Void whileWritten(Work work) throws Exception {
        while (writing.getCount() > 0) {
            work.run();
        }
        return null;
    }

    private static void runAll(List<Callable<Void>> tasks) throws Exception {
        try (var pool = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<Void> task : pool.invokeAll(tasks)) {
                task.get();
            }
        }
    }

    /** What a thread does again and again. */
    private interface Work {
        void run() throws Exception;
    }
}
