package dev.sentrylogger.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the ledger for 90 days, and of each app the newest 10,000 deliveries. What waits stays. */
@Component
final class LedgerUpkeep {
    static final int MOST = 10_000;
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration TEST = Duration.ofMinutes(10);

    private final LedgerTable table;
    private final Clock clock;

    LedgerUpkeep(LedgerTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
    void tidy() {
        Instant now = clock.instant();
        table.endTestsBefore(now.minus(TEST));
        table.deleteBefore(now.minus(KEPT));
        table.deleteBeyond(MOST);
        table.deleteNoticesBefore(now.minus(Duration.ofDays(1)));
    }
}
