package dev.sentrylogger.pattern;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.pattern.Sifted.Tally;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * Counts what came of each pattern, by app and hour. Counts in memory, so that no request waits for it, and writes every
 * few seconds. Thread-safe.
 */
@Component
public final class PatternCounts {
    private static final Logger LOG = LoggerFactory.getLogger(PatternCounts.class);
    private static final int WRITE_SECONDS = 5;

    private final Map<Hour, Map<Long, Tally>> counted = new ConcurrentHashMap<>();
    private final PatternTable table;
    private final Clock clock;

    PatternCounts(PatternTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    record Hour(AppId app, Instant start) {}

    /** Notes what was stored or left out. */
    public void add(AppId app, Sifted sifted) {
        var hour = new Hour(app, clock.instant().truncatedTo(ChronoUnit.HOURS));
        // Under the entry's lock, so that nothing is added to what is being written.
        counted.compute(hour, (key, known) -> {
            Map<Long, Tally> tallies = known == null ? new ConcurrentHashMap<>() : known;
            sifted.tallies().forEach((id, tally) -> add(tallies, id, tally));
            return tallies;
        });
    }

    private static void add(Map<Long, Tally> tallies, long id, Tally tally) {
        boolean room = tallies.containsKey(id) || tallies.size() < PatternTable.MOST;
        tallies.computeIfAbsent(room ? id : LogPattern.OTHERS, unseen -> new Tally(tally.pattern()))
                .add(tally.all(), tally.leftOut());
    }

    /** Writes what was counted since the last time. */
    synchronized void write() {
        for (Hour hour : counted.keySet()) {
            Map<Long, Tally> tallies = counted.remove(hour);
            if (tallies != null) {
                table.add(hour, tallies, clock.instant());
            }
        }
    }

    @Scheduled(initialDelay = WRITE_SECONDS, fixedDelay = WRITE_SECONDS, timeUnit = TimeUnit.SECONDS)
    @PreDestroy
    void tryToWrite() {
        try {
            write();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Patterns could not be counted; a few seconds of them are missing: {}", e.getMessage());
        }
    }

    @Scheduled(initialDelay = 10, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        try {
            table.forgetOld(clock.instant());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Old counts of patterns could not be removed; tried again later: {}", e.getMessage());
        }
    }
}
