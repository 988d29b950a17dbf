package dev.sentrylogger.app;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sentrylogger.app.UsageTable.Amount;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Counts what each app sends, by day and key. Counts in memory, so that no request waits for it, and writes every few
 * seconds. Thread-safe.
 */
@Component
public final class Usage {
    private static final Logger log = LoggerFactory.getLogger(Usage.class);
    private static final int WRITE_SECONDS = 5;

    private final Map<Sent, Adders> sent = new ConcurrentHashMap<>();
    private final Map<Refused, LongAdder> refused = new ConcurrentHashMap<>();
    private final Cache<Month, Adders> months =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("usage").factory());
    private final UsageTable table;
    private final Clock clock;

    Usage(UsageTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    record Sent(AppId app, LocalDate day, String keyId) {}

    record Refused(AppId app, LocalDate day, RefusalReason reason) {}

    private record Month(AppId app, YearMonth month) {}

    private record Adders(LongAdder events, LongAdder bytes) {
        static Adders of(Amount amount) {
            var adders = new Adders(new LongAdder(), new LongAdder());
            adders.add(amount.events(), amount.bytes());
            return adders;
        }

        void add(long moreEvents, long moreBytes) {
            events.add(moreEvents);
            bytes.add(moreBytes);
        }

        Amount amount() {
            return new Amount(events.sum(), bytes.sum());
        }
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

    /** Notes events that were stored. */
    public void stored(KeyVerdict.Accepted key, int events, long bytes) {
        LocalDate day = today();
        sent.compute(new Sent(key.app(), day, key.keyId()), (id, adders) -> {
            Adders counted = adders == null ? Adders.of(Amount.NOTHING) : adders;
            counted.add(events, bytes);
            return counted;
        });
        Adders month = months.getIfPresent(new Month(key.app(), YearMonth.from(day)));
        if (month != null) {
            month.add(events, bytes);
        }
    }

    /** Notes a request that was not taken, all or in part. */
    public void refused(AppId app, RefusalReason reason) {
        refused.compute(new Refused(app, today(), reason), (id, adder) -> {
            LongAdder counted = adder == null ? new LongAdder() : adder;
            counted.increment();
            return counted;
        });
    }

    /** What the app sent in the present month. */
    Amount thisMonth(AppId app) {
        YearMonth month = YearMonth.from(today());
        return months.get(new Month(app, month), id -> {
                    write();
                    return Adders.of(table.between(app, month.atDay(1), month.atEndOfMonth()));
                })
                .amount();
    }

    /** Writes what was counted since the last time. */
    synchronized void write() {
        sent.keySet().forEach(id -> {
            Adders adders = sent.remove(id);
            if (adders != null) {
                table.add(id, adders.amount());
            }
        });
        refused.keySet().forEach(id -> {
            LongAdder requests = refused.remove(id);
            if (requests != null) {
                table.add(id, requests.sum());
            }
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void tryToWrite() {
        try {
            write();
        } catch (DataAccessException e) {
            log.warn("What apps sent could not be written down; a few seconds of it are not counted", e);
        }
    }
}
