package dev.sentrylogger.app;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keys that bcrypt has judged, by their digests, so that it need not judge them again. A key in use is looked up again in
 * the background every minute or so; {@link #forget} acts at once.
 *
 * <p>Thread-safe and bounded. A look costs a hash lookup and no lock.
 */
final class VerifiedKeys {
    private final LoadingCache<String, @Nullable Verified> good;
    private final Cache<KeyDigest, Bad> bad;
    private final StoredKeys stored;

    VerifiedKeys(StoredKeys stored, KeySettings settings) {
        this.stored = stored;
        this.good = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .expireAfterAccess(settings.knownFor())
                .refreshAfterWrite(settings.recheckAfter())
                .executor(Thread::startVirtualThread)
                .build(new Recheck());
        this.bad = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .expireAfterWrite(settings.refusedFor())
                .build();
    }

    /** The good key of this id, whatever its secret. */
    Optional<Verified> find(String keyId) {
        return Optional.ofNullable(good.getIfPresent(keyId));
    }

    /** Why this key was refused before, lately. */
    Optional<KeyVerdict.Refused> refusal(KeyDigest digest) {
        return Optional.ofNullable(bad.getIfPresent(digest)).map(Bad::verdict);
    }

    void addGood(StoredKey key, KeyDigest digest) {
        good.put(key.keyId(), new Verified(key, digest));
    }

    void addBad(String keyId, KeyDigest digest, KeyVerdict.Refused verdict) {
        bad.put(digest, new Bad(keyId, verdict));
    }

    /** For a key that changed: whatever was found out about it may be wrong now. */
    void forget(String keyId) {
        good.invalidate(keyId);
        bad.asMap().values().removeIf(refused -> refused.keyId().equals(keyId));
    }

    /** Hands out every key used since the last call, with the time of its last use in epoch milliseconds. */
    void drainUses(BiConsumer<String, Long> use) {
        good.asMap().forEach((keyId, verified) -> {
            long usedAt = verified.takeUse();
            if (usedAt > 0) {
                use.accept(keyId, usedAt);
            }
        });
    }

    /** Hands out every key in use with what it knows of its clients. */
    void forEach(Consumer<Verified> action) {
        good.asMap().values().forEach(action);
    }

    private record Bad(String keyId, KeyVerdict.Refused verdict) {}

    /** Never loads: only bcrypt may bring a key in. */
    private final class Recheck implements CacheLoader<String, @Nullable Verified> {
        @Override
        public @Nullable Verified load(String keyId) {
            return null;
        }

        @Override
        public @Nullable Verified reload(String keyId, Verified known) {
            return stored.find(keyId)
                    .filter(row -> row.revokedAt() == null && row.disabledAt() == null && row.appEndsAt() == null)
                    .filter(row -> row.hash().equals(known.key().hash()))
                    .map(known::with)
                    .orElse(null);
        }
    }
}
