package dev.sentrylogger.health;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.LogEvent;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Counts what each service, host and release of an app sends. Counts in memory, so that no request waits for it, and
 * writes every few seconds. Thread-safe.
 */
@Component
public final class HealthCounts {
    private static final Logger LOG = LoggerFactory.getLogger(HealthCounts.class);
    private static final int WRITE_SECONDS = 5;

    private final Map<AppId, Counted> counted = new ConcurrentHashMap<>();
    private final HealthTable table;
    private final Clock clock;

    HealthCounts(HealthTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Notes the events of a request.
     *
     * @param events all that came
     * @param kept those of them that are stored
     */
    public void add(AppId app, List<LogEvent> events, List<LogEvent> kept) {
        // Under the entry's lock, so that nothing is added to what is being written.
        counted.compute(app, (key, known) -> {
            Counted counts = known == null ? new Counted() : known;
            counts.add(events, clock.instant());
            counts.remember(kept, clock.instant());
            return counts;
        });
    }

    /** Writes what was counted since the last time. */
    synchronized void write() {
        for (AppId app : counted.keySet()) {
            Counted counts = counted.remove(app);
            if (counts != null) {
                table.add(app, counts);
            }
        }
    }

    @Scheduled(initialDelay = WRITE_SECONDS, fixedDelay = WRITE_SECONDS, timeUnit = TimeUnit.SECONDS)
    @PreDestroy
    void tryToWrite() {
        try {
            write();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Health could not be counted; a few seconds of it are missing: {}", e.getMessage());
        }
    }

    @Scheduled(initialDelay = 12, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        try {
            table.forgetOld(clock.instant());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Old counts of health could not be removed; tried again later: {}", e.getMessage());
        }
    }
}
