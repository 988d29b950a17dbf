package dev.sentrylogger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Events are deleted while others are written, sealed and merged. */
@IntegrationTest
class DeletionUnderLoadIT extends OwnStore {
    private static final int WRITERS = 3;
    private static final int BATCHES = 60;
    private static final int BATCH = 12;
    private static final EventFilter DOOMED = new EventFilter.Contains("doomed");

    private final CountDownLatch writing = new CountDownLatch(WRITERS);
    private final AtomicLong deleted = new AtomicLong();

    @Test
    void deletesTheDoomedOnceAndLosesNoOther() throws Exception {
        open(Map.of("seal-age", "20ms"));
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "writer " + writer + " event ";
            tasks.add(() -> write(name));
        }
        tasks.add(() -> whileWritten(() -> store.running().seal()));
        tasks.add(() -> whileWritten(this::merge));
        tasks.add(() -> whileWritten(this::delete));
        tasks.add(() -> whileWritten(this::delete));

        try (var pool = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<Void> task : pool.invokeAll(tasks)) {
                task.get();
            }
        }
        delete();

        assertAllButTheDoomed();
        restart();
        assertAllButTheDoomed();
        assertThat(deleted).hasValue(WRITERS * BATCHES * BATCH / 3);
    }

    private void assertAllButTheDoomed() {
        assertThat(found(app).stream().map(LogEvent::message))
                .hasSize(WRITERS * BATCHES * BATCH * 2 / 3)
                .doesNotHaveDuplicates()
                .noneMatch(message -> message.contains("doomed"));
    }

    private Void write(String name) {
        try {
            for (int batch = 0; batch < BATCHES; batch++) {
                List<LogEvent> events = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) {
                    int place = batch * BATCH + i;
                    String message = name + place + (i % 3 == 0 ? " doomed" : "");
                    events.add(SomeEvents.event(message, Level.INFO, SomeEvents.NOON.plusSeconds(place * 7L % 500)));
                }
                append(app, events);
            }
            return null;
        } finally {
            writing.countDown();
        }
    }

    private void delete() {
        deleted.addAndGet(store.delete(new Deletion(app, TimeRange.ALL, DOOMED)));
    }

    private Void whileWritten(Work work) throws Exception {
        while (writing.getCount() > 0) {
            work.run();
        }
        return null;
    }

    /** What a thread does again and again. */
    private interface Work {
        void run() throws Exception;
    }
}
