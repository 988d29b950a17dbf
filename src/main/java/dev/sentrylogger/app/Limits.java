package dev.sentrylogger.app;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.UsageTable.Amount;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds each app to what it may send. Asked before a body is read, so that what is over a limit costs next to nothing;
 * what was taken is paid for afterwards, and whoever owes waits. Thread-safe.
 */
@Component
public final class Limits {
    /** Seconds of the rate that may come at once. */
    static final int BURST_SECONDS = 10;

    private final LoadingCache<AppId, Buckets> buckets;
    private final LimitTable table;
    private final Usage usage;
    private final Access access;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Limits(LimitTable table, Usage usage, Access access, AuditLog audit, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.usage = usage;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(10_000)
                .refreshAfterWrite(Duration.ofMinutes(1))
                .build(new CacheLoader<>() {
                    @Override
                    public Buckets load(AppId app) {
                        return new Buckets(table.of(app));
                    }

                    @Override
                    public Buckets reload(AppId app, Buckets known) {
                        AppLimits now = table.of(app);
                        return now.equals(known.limits) ? known : new Buckets(now);
                    }
                });
    }

    /**
     * Why the key's app may not send now.
     *
     * @param retryAfter until it may again
     * @param reason with the limit and the way out, fit to be told to the client
     */
    public record Exceeded(Duration retryAfter, String reason) {}

    /**
     * Empty when it may send.
     *
     * @throws org.springframework.dao.DataAccessException when the limits of an app not seen before cannot be read: 503
     */
    public Optional<Exceeded> exceeded(KeyVerdict.Accepted key) {
        Buckets app = buckets.get(key.app());
        if (app.limits.equals(AppLimits.NONE)) {
            return Optional.empty();
        }
        return month(key.app(), app.limits)
                .or(() -> rate(app.ofApp, app.limits.eventsPerSecond(), "This app"))
                .or(() -> rate(app.ofKey(key.keyId()), app.limits.keyEventsPerSecond(), "This API key"));
    }

    /** Charges what was stored. */
    public void charge(KeyVerdict.Accepted key, int events) {
        Buckets app = buckets.get(key.app());
        if (app.ofApp != null) {
            app.ofApp.consumeIgnoringRateLimits(events);
        }
        Bucket ofKey = app.ofKey(key.keyId());
        if (ofKey != null) {
            ofKey.consumeIgnoringRateLimits(events);
        }
    }

    /** @throws NoSuchAppException when the user is no owner of the app */
    public AppLimits of(UserId user, AppId app) {
        access.require(user, app, Permission.MANAGE);
        return table.of(app);
    }

    /** Acts from the next request on. @throws NoSuchAppException when the caller is no owner of the app */
    public void set(Caller caller, AppId app, AppLimits limits) {
        access.require(caller.user(), app, Permission.MANAGE);
        transaction.executeWithoutResult(status -> {
            AppLimits before = table.of(app);
            table.set(app, limits);
            audit.add(new AuditEntry(
                    caller.user(),
                    caller.address(),
                    app.value(),
                    "limits.changed",
                    "",
                    before.words(),
                    limits.words()));
        });
        buckets.invalidate(app);
    }

    private Optional<Exceeded> month(AppId app, AppLimits limits) {
        if (limits.eventsPerMonth() == null && limits.bytesPerMonth() == null) {
            return Optional.empty();
        }
        Amount sent = usage.thisMonth(app);
        boolean events = limits.eventsPerMonth() != null && sent.events() >= limits.eventsPerMonth();
        boolean bytes = limits.bytesPerMonth() != null && sent.bytes() >= limits.bytesPerMonth();
        if (!events && !bytes) {
            return Optional.empty();
        }
        String limit = events
                ? "%,d events".formatted(limits.eventsPerMonth())
                : "%,d bytes".formatted(limits.bytesPerMonth());
        return Optional.of(new Exceeded(
                untilNextMonth(),
                "This app has sent its " + limit + " of this month; an owner can raise the limit on its Usage page"));
    }

    private static Optional<Exceeded> rate(@Nullable Bucket bucket, @Nullable Integer limit, String whose) {
        if (bucket == null || bucket.getAvailableTokens() > 0) {
            return Optional.empty();
        }
        var wait = Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
        return Optional.of(new Exceeded(
                wait,
                "%s may send %,d events a second and sent more; wait, send less, or have an owner raise the limit on the"
                                .formatted(whose, limit)
                        + " app's Usage page"));
    }

    private Duration untilNextMonth() {
        Instant now = clock.instant();
        Instant next = YearMonth.from(now.atOffset(ZoneOffset.UTC))
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
        return Duration.between(now, next);
    }

    /** The buckets of one app as its limits were when it was looked up. */
    private static final class Buckets {
        private final AppLimits limits;
        private final @Nullable Bucket ofApp;
        private final Map<String, Bucket> ofKeys = new ConcurrentHashMap<>();

        Buckets(AppLimits limits) {
            this.limits = limits;
            this.ofApp = limits.eventsPerSecond() == null ? null : bucket(limits.eventsPerSecond());
        }

        @Nullable Bucket ofKey(String keyId) {
            Integer limit = limits.keyEventsPerSecond();
            return limit == null ? null : ofKeys.computeIfAbsent(keyId, id -> bucket(limit));
        }

        private static Bucket bucket(int perSecond) {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity((long) BURST_SECONDS * perSecond)
                            .refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build();
        }
    }
}
