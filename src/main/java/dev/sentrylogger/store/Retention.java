package dev.sentrylogger.store;

import dev.sentrylogger.app.AppId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops what has been kept long enough: whole segments, once their newest event is too old, the oldest first. */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final StoreProperties properties;
    private final StoredApps apps;
    private final SegmentTable table;
    private final SegmentExchange exchange;
    private final SegmentDays days;
    private final Clock clock;

    Retention(
            StoreProperties properties,
            StoredApps apps,
            SegmentTable table,
            SegmentExchange exchange,
            SegmentDays days,
            Clock clock) {
        this.properties = properties;
        this.apps = apps;
        this.table = table;
        this.exchange = exchange;
        this.days = days;
        this.clock = clock;
    }

    void run() throws SQLException, IOException {
        Map<AppId, Duration> rules = table.retentionRules();
        for (AppEvents app : apps.all()) {
            Duration kept = rules.getOrDefault(app.app(), properties.retention());
            long before = Micros.of(clock.instant().minus(kept));
            drop(app, handle -> handle.segment().to() < before, "older than " + kept.toDays() + " days");
        }
        makeRoom();
        days.dropEmpty();
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
            LOG.info(
                    "{} events of app {} removed: {}",
                    gone.stream().mapToLong(handle -> handle.segment().rows()).sum(),
                    app.app(),
                    why);
        }
    }
}
