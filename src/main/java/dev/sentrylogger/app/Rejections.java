package dev.sentrylogger.app;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * What the doors did not take in the last 24 hours. Noted in memory and written every few seconds, so that a flood of bad
 * requests costs the database no more than a trickle; what does not fit into {@link #WAITING} kinds is left out.
 *
 * <p>Thread-safe.
 */
@Component
public final class Rejections {
    private static final Logger log = LoggerFactory.getLogger(Rejections.class);
    private static final int WAITING = 200;
    private static final int WRITE_SECONDS = 5;

    private final Map<UUID, RejectionRow> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rejections").factory());
    private final RejectionTable table;
    private final Clock clock;

    Rejections(RejectionTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        clockwork.scheduleWithFixedDelay(this::tryToWrite, WRITE_SECONDS, WRITE_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        clockwork.shutdown();
        tryToWrite();
    }

    public void note(Rejection rejection) {
        Instant now = clock.instant();
        UUID id = rejection.id();
        if (waiting.size() >= WAITING && !waiting.containsKey(id)) {
            return;
        }
        waiting.merge(id, new RejectionRow(rejection, now, now, 1), Rejections::together);
    }

    /** What was meant for the app, latest first, at most {@link RejectionTable#KEPT}. */
    public List<RejectionRow> of(AppId app) {
        write();
        return table.of(app);
    }

    /** What came from there with a key of no app, latest first. */
    public List<RejectionRow> withoutAppFrom(String address) {
        write();
        return table.withoutAppFrom(address);
    }

    private static RejectionRow together(RejectionRow before, RejectionRow now) {
        return new RejectionRow(now.rejection(), before.firstAt(), now.lastAt(), before.times() + now.times());
    }

    private synchronized void write() {
        if (waiting.isEmpty()) {
            return;
        }
        List<RejectionRow> taken = new ArrayList<>();
        waiting.keySet().forEach(id -> {
            RejectionRow row = waiting.remove(id);
            if (row != null) {
                taken.add(row);
            }
        });
        table.add(taken, clock.instant());
    }

    private void tryToWrite() {
        try {
            write();
        } catch (DataAccessException e) {
            log.warn("What the doors did not take could not be written down; sending and reading go on", e);
        }
    }
}
