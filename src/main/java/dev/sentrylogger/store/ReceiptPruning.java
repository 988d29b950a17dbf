package dev.sentrylogger.store;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets receipts after 72 hours: nobody repeats a batch that late. */
@Component
final class ReceiptPruning {
    private static final Duration KEPT = Duration.ofHours(72);
    private static final int AT_ONCE = 10_000;

    private static final String DELETE_OLD = """
            DELETE FROM ingest_batch
            WHERE ctid IN (
                SELECT ctid
                FROM ingest_batch
                WHERE stored_at < :before
                LIMIT :limit)
            """;

    private final JdbcClient database;
    private final Clock clock;

    ReceiptPruning(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void prune() {
        var before = OffsetDateTime.now(clock).minus(KEPT);
        int deleted;
        do {
            deleted = database.sql(DELETE_OLD)
                    .param("before", before)
                    .param("limit", AT_ONCE)
                    .update();
        } while (deleted == AT_ONCE);
    }
}
