package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.TimeRange;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops what has been kept long enough, and the oldest when all take too much.
 *
 * @see "Decision record 0010: deleting events"
 */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final StoreProperties properties;
    private final StoredApps apps;
    private final SegmentTable table;
    private final SegmentExchange exchange;
    private final EventDeletion deletion;
    private final SegmentDays days;
    private final Clock clock;

    Retention(
            StoreProperties properties,
            StoredApps apps,
            SegmentTable table,
            SegmentExchange exchange,
            EventDeletion deletion,
            SegmentDays days,
            Clock clock) {
        this.properties = properties;
        this.apps = apps;
        this.table = table;
        this.exchange = exchange;
        this.deletion = deletion;
        this.days = days;
        this.clock = clock;
    }

    void run() throws SQLException, IOException {
        Map<AppId, Duration> rules = table.retentionRules();
        var failure = new FirstFailure();
        for (AppEvents app : apps.all()) {
            failure.attempt(() -> dropOld(app, rules.getOrDefault(app.app(), properties.retention())));
        }
        failure.rethrow();
        makeRoom();
        days.dropEmpty();
    }

    /**
     * Whole segments at once; of one that reaches beyond the border what lies before that day, so that it is written anew
     * once a day at most.
     */
    private void dropOld(AppEvents app, Duration kept) throws SQLException, IOException {
        Instant border = clock.instant().minus(kept);
        String why = "older than " + kept.toDays() + " days";
        drop(app, handle -> handle.segment().to() < Micros.of(border), why);
        var before = new TimeRange(TimeRange.ALL.from(), border.truncatedTo(ChronoUnit.DAYS));
        long deleted = deletion.deleteSealed(app, new Deletion(app.app(), before, new EventFilter.Everything()));
        told(app, deleted, why);
    }

    private void makeRoom() throws SQLException, IOException {
        long bytes = properties.retentionBytes().toBytes();
        if (bytes == 0) {
            return;
        }
        List<SegmentHandle> oldest = new ArrayList<>();
        apps.all().forEach(app -> oldest.addAll(app.segments()));
        oldest.sort(Comparator.comparingLong(handle -> handle.segment().to()));
        long size = oldest.stream()
                .mapToLong(handle -> handle.segment().fileBytes())
                .sum();
        for (SegmentHandle handle : oldest) {
            if (size <= bytes) {
                return;
            }
            size -= handle.segment().fileBytes();
            drop(
                    apps.of(handle.segment().app()),
                    handle::equals,
                    "more than " + properties.retentionBytes().toMegabytes() + " MB");
        }
    }

    private void drop(AppEvents app, Predicate<SegmentHandle> which, String why) throws SQLException, IOException {
        List<SegmentHandle> gone = exchange.inTurn(app, () -> {
            List<SegmentHandle> chosen = app.segments().stream().filter(which).toList();
            if (!chosen.isEmpty()) {
                exchange.replace(app, chosen, List.of());
            }
            return chosen;
        });
        if (!gone.isEmpty()) {
            told(app, gone.stream().mapToLong(handle -> handle.segment().rows()).sum(), why);
        }
    }

    private static void told(AppEvents app, long removed, String why) {
        if (removed > 0) {
            LOG.info("{} events of app {} removed: {}", removed, app.app(), why);
        }
    }
}
