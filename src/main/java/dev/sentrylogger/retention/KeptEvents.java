package dev.sentrylogger.retention;

import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.HistogramQuery;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.Deletion;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.RetentionRules;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What of an app's events is kept, for its owners. Changes are in the audit log. Thread-safe.
 *
 * <p>Every method throws {@link dev.sentrylogger.app.NoSuchAppException} when the user is no owner of the app.
 */
@Component
public final class KeptEvents {
    private static final Logger LOG = LoggerFactory.getLogger(KeptEvents.class);

    /** Wide enough for all times there are in few buckets. */
    private static final Duration BUCKET = Duration.ofDays(3_660);

    private final EventStore store;
    private final RetentionRules rules;
    private final Access access;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeptEvents(
            EventStore store,
            RetentionRules rules,
            Access access,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Days the app's events are kept by a rule of its own. */
    public OptionalInt days(UserId user, AppId app) {
        access.require(user, app, Permission.MANAGE);
        return rules.days(app);
    }

    /**
     * Keeps the app's events so long from now on; what is older goes within minutes.
     *
     * @param days 1 to {@link RetentionRules#MAX_DAYS}; none: as long as those of any app
     */
    public void keep(Caller caller, AppId app, OptionalInt days) {
        access.require(caller.user(), app, Permission.MANAGE);
        transaction.executeWithoutResult(status -> {
            String before = words(rules.days(app));
            rules.set(app, days);
            note(caller, app, "retention.changed", "", before, words(days));
        });
    }

    /** How many events are older than so many days now. */
    public long older(UserId user, AppId app, int days) {
        var end = clock.instant().minus(Duration.ofDays(days));
        return count(user, new Deletion(app, new TimeRange(TimeRange.ALL.from(), end), new EventFilter.Everything()));
    }

    /** How many events {@link #delete} would delete now. Fails as a search does. */
    public long count(UserId user, Deletion deletion) {
        access.require(user, deletion.app(), Permission.MANAGE);
        var query = new HistogramQuery(deletion.app(), deletion.range(), deletion.filter(), BUCKET);
        return store.histogram(query).buckets().stream()
                .flatMap(bucket -> bucket.counts().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Deletes events for good; @return how many. Fails as a search does, and may then be called again. */
    public long delete(Caller caller, Deletion deletion) {
        access.require(caller.user(), deletion.app(), Permission.MANAGE);
        String which = words(deletion);
        // Before too: a deletion that breaks off with the server has deleted some all the same.
        note(caller, deletion.app(), "events.deletion-begun", which, null, null);
        try {
            long deleted = store.delete(deletion);
            note(caller, deletion.app(), "events.deleted", which, null, "%,d events deleted".formatted(deleted));
            return deleted;
        } catch (RuntimeException e) {
            LOG.warn("A deletion of events of app {} broke off", deletion.app(), e);
            noteBrokenOff(caller, deletion, which, e);
            throw e;
        }
    }

    private void noteBrokenOff(Caller caller, Deletion deletion, String which, RuntimeException failure) {
        try {
            note(caller, deletion.app(), "events.deletion-broke-off", which, null, "some events deleted");
        } catch (DataAccessException e) {
            failure.addSuppressed(e);
        }
    }

    private void note(
            Caller caller, AppId app, String action, String detail, @Nullable String before, @Nullable String after) {
        audit.add(new AuditEntry(caller.user(), caller.address(), app.value(), action, detail, before, after));
    }

    private String words(OptionalInt days) {
        return days.isPresent() ? days.getAsInt() + " days" : "as usual (" + rules.usualDays() + " days)";
    }

    private static String words(Deletion deletion) {
        EventFilter shape = FilterShape.of(deletion.filter());
        String filter = shape instanceof EventFilter.Everything ? "all" : shape.text();
        return deletion.range().equals(TimeRange.ALL)
                ? filter + ", of any time"
                : filter + ", from " + deletion.range().from() + " to "
                        + deletion.range().to();
    }
}
