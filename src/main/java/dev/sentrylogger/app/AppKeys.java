package dev.sentrylogger.app;

import dev.sentrylogger.account.AuditEntry;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of an app, for its owners: made, rotated, turned off and on, revoked; each change acts at the next request and
 * is in the audit log. Thread-safe.
 *
 * <p>Every method throws {@link NoSuchAppException} when the caller is no owner of the app.
 */
@Component
public final class AppKeys {
    /** So that nobody fills the table: revoked and expired keys do not count. */
    static final int KEYS_IN_FORCE = 100;

    private final Access access;
    private final KeyTable table;
    private final StoredKeys stored;
    private final ApiKeys keys;
    private final KeyHash hash;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AppKeys(
            Access access,
            KeyTable table,
            StoredKeys stored,
            ApiKeys keys,
            KeyHash hash,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.access = access;
        this.table = table;
        this.stored = stored;
        this.keys = keys;
        this.hash = hash;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** All keys, newest first, with uses up to this moment. */
    public List<KeyInfo> of(UserId user, AppId app) {
        access.require(user, app, Permission.MANAGE);
        keys.writeUses();
        return table.of(app);
    }

    /**
     * Makes a key.
     *
     * @return the key in clear, for the last time
     * @throws IllegalStateException when the app has {@link #KEYS_IN_FORCE} already
     */
    public String create(Caller caller, AppId app, KeyDetails details) {
        access.require(caller.user(), app, Permission.MANAGE);
        if (table.countInForce(app, clock.instant()) >= KEYS_IN_FORCE) {
            throw new IllegalStateException(
                    "The app has " + KEYS_IN_FORCE + " keys in force, the limit; revoke one that is not needed");
        }
        ApiKey key = ApiKey.random();
        String keyHash = hash.of(key);
        transaction.executeWithoutResult(status -> insert(caller, app, details, key, keyHash));
        return key.reveal();
    }

    /**
     * Makes a key that takes the place of another, with its name and scopes; both work for {@code overlap}, then the old
     * one expires.
     *
     * @return the new key in clear, for the last time; empty when the old one is not in force
     */
    public Optional<String> rotate(Caller caller, AppId app, String keyId, Duration overlap) {
        access.require(caller.user(), app, Permission.MANAGE);
        Instant now = clock.instant();
        Optional<KeyInfo> old = find(app, keyId).filter(key -> key.state(now) == KeyInfo.State.IN_FORCE);
        if (old.isEmpty()) {
            return Optional.empty();
        }
        ApiKey key = ApiKey.random();
        String keyHash = hash.of(key);
        Instant end = earlier(old.get().expiresAt(), now.plus(overlap));
        transaction.executeWithoutResult(status -> {
            insert(caller, app, new KeyDetails(old.get().name(), old.get().scopes(), null), key, keyHash);
            table.replace(keyId, key.keyId(), end);
            note(caller, app, "key.rotated", old.get(), "in force without end", end(end));
        });
        keys.changed(keyId);
        return Optional.of(key.reveal());
    }

    /** Turns a key off or on again; @return whether that changed anything. */
    public boolean setEnabled(Caller caller, AppId app, String keyId, boolean enabled) {
        access.require(caller.user(), app, Permission.MANAGE);
        return change(app, keyId, key -> {
            boolean changed = table.setDisabled(keyId, enabled ? null : clock.instant());
            if (changed) {
                note(caller, app, enabled ? "key.turned-on" : "key.turned-off", key, null, null);
            }
            return changed;
        });
    }

    /** Takes a key out of force for good; @return whether it was not yet. */
    public boolean revoke(Caller caller, AppId app, String keyId) {
        access.require(caller.user(), app, Permission.MANAGE);
        return change(app, keyId, key -> {
            boolean revoked = stored.revoke(keyId, clock.instant());
            if (revoked) {
                note(caller, app, "key.revoked", key, null, null);
            }
            return revoked;
        });
    }

    private boolean change(AppId app, String keyId, Predicate<KeyInfo> change) {
        Optional<KeyInfo> key = find(app, keyId);
        boolean changed = key.isPresent() && Boolean.TRUE.equals(transaction.execute(status -> change.test(key.get())));
        keys.changed(keyId);
        return changed;
    }

    private Optional<KeyInfo> find(AppId app, String keyId) {
        return table.of(app).stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }

    private void insert(Caller caller, AppId app, KeyDetails details, ApiKey key, String keyHash) {
        var row = new StoredKey(key.keyId(), app, keyHash, details.scopes()).until(details.expiresAt());
        stored.insert(row, details.name(), key.lastFour(), caller.user(), clock.instant());
        String what = "'%s' (%s), %s".formatted(details.name(), key, may(details.scopes()));
        audit.add(new AuditEntry(
                caller.user(), caller.address(), app.value(), "key.created", what, null, end(details.expiresAt())));
    }

    private void note(
            Caller caller, AppId app, String action, KeyInfo key, @Nullable String before, @Nullable String after) {
        String what = "'" + key.name() + "' (" + key.shown() + ")";
        audit.add(new AuditEntry(caller.user(), caller.address(), app.value(), action, what, before, after));
    }

    private static String may(Set<KeyScope> scopes) {
        return scopes.stream()
                .sorted()
                .map(scope -> scope == KeyScope.INGEST ? "sends" : "reads")
                .collect(Collectors.joining(" and "));
    }

    private static String end(@Nullable Instant expiresAt) {
        return expiresAt == null ? "in force without end" : "until " + expiresAt.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
    }
}
