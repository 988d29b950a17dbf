package dev.sentrylogger.pattern;

import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an app's owners learn of what it sends, and which of it they want stored. Changes are in the audit log and act from
 * the next request on. Thread-safe.
 *
 * <p>Every method throws {@link dev.sentrylogger.app.NoSuchAppException} when the user is no owner of the app.
 */
@Component
public final class NoiseBudget {
    /** Rules an app may have. */
    public static final int MOST_RULES = 200;

    private final PatternCounts counts;
    private final PatternTable patterns;
    private final KeepRuleTable rules;
    private final Sieve sieve;
    private final Access access;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NoiseBudget(
            PatternCounts counts,
            PatternTable patterns,
            KeepRuleTable rules,
            Sieve sieve,
            Access access,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.counts = counts;
        this.patterns = patterns;
        this.rules = rules;
        this.sieve = sieve;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came in the last {@code length}, in whole hours and up to this moment; the most bytes first. */
    public List<PatternShare> shares(UserId user, AppId app, Duration length) {
        access.require(user, app, Permission.MANAGE);
        counts.write();
        return patterns.since(app, clock.instant().minus(length).truncatedTo(ChronoUnit.HOURS));
    }

    /** The rules in force, the latest first. */
    public List<KeepRule> rules(UserId user, AppId app) {
        access.require(user, app, Permission.MANAGE);
        return rules.of(app);
    }

    /**
     * Keeps only so many of the events with that pattern from now on.
     *
     * @throws IllegalArgumentException when the app has {@link #MOST_RULES} rules already
     */
    public void keep(Caller caller, AppId app, LogPattern pattern, Keep keep) {
        access.require(caller.user(), app, Permission.MANAGE);
        transaction.executeWithoutResult(status -> {
            Optional<KeepRule> before = rules.find(app, pattern);
            if (before.isEmpty() && rules.of(app).size() >= MOST_RULES) {
                throw new IllegalArgumentException(
                        "This app has " + MOST_RULES + " rules, which is the most; undo one first");
            }
            rules.set(app, pattern, keep, caller.user(), clock.instant());
            note(
                    caller,
                    app,
                    "noise.rule-set",
                    pattern,
                    before.map(rule -> rule.keep().words()).orElse("all"),
                    keep.words());
        });
        sieve.changed(app);
    }

    /** Keeps all events with that pattern again from now on. */
    public void keepAll(Caller caller, AppId app, LogPattern pattern) {
        access.require(caller.user(), app, Permission.MANAGE);
        transaction.executeWithoutResult(status -> {
            Optional<KeepRule> before = rules.find(app, pattern);
            if (before.isPresent() && rules.remove(app, pattern)) {
                note(
                        caller,
                        app,
                        "noise.rule-undone",
                        pattern,
                        before.get().keep().words(),
                        "all");
            }
        });
        sieve.changed(app);
    }

    private void note(
            Caller caller,
            AppId app,
            String action,
            LogPattern pattern,
            @Nullable String before,
            @Nullable String after) {
        String detail = pattern.level() + " " + pattern.message().text();
        audit.add(new AuditEntry(caller.user(), caller.address(), app.value(), action, detail, before, after));
    }
}
