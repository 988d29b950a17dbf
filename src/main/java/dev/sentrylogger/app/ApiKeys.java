package dev.sentrylogger.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Judges API keys and takes them out of force.
 *
 * <p>Cheapest first: shape and checksum, then the keys judged before, then the limits on failures, then the key's row, then
 * bcrypt in turn. A key in use costs about a microsecond; garbage costs nothing; wrong secrets for a key in use cost
 * nothing either. Thread-safe.
 *
 * @see KeySettings
 */
@Component
public final class ApiKeys {
    private static final KeyVerdict.Refused MALFORMED = new KeyVerdict.Refused(
            "This is not an API key: a key is 'sk_' and 47 more characters and carries a checksum; copy it again",
            null);
    private static final KeyVerdict.Refused UNKNOWN = new KeyVerdict.Refused(
            "This API key is unknown here; check that it belongs to this server, or make one on the app's Keys page",
            null);
    private static final KeyVerdict.Busy BUSY = new KeyVerdict.Busy(Duration.ofSeconds(1));

    private final StoredKeys stored;
    private final KeyClients clients;
    private final VerifiedKeys verified;
    private final KeyHash hash;
    private final FailedAttempts failed;
    private final KeySettings settings;
    private final Clock clock;

    ApiKeys(StoredKeys stored, KeyClients clients, KeyHash hash, KeySettings settings, Clock clock) {
        this.stored = stored;
        this.clients = clients;
        this.hash = hash;
        this.settings = settings;
        this.clock = clock;
        this.verified = new VerifiedKeys(stored, settings);
        this.failed = new FailedAttempts(clock, settings.failureWindow());
    }

    /**
     * Judges {@code key}.
     *
     * @param key as it was presented, of any length
     * @param remoteAddress where it came from; failures are limited per address
     * @throws org.springframework.dao.DataAccessException when a key not seen before cannot be looked up: 503
     */
    public KeyVerdict verify(String key, String remoteAddress) {
        Optional<ApiKey> parsed = ApiKey.parse(key);
        if (parsed.isEmpty()) {
            return MALFORMED;
        }
        ApiKey presented = parsed.get();
        String keyId = presented.keyId();
        KeyDigest digest = presented.digest();
        return remembered(keyId, digest).orElseGet(() -> look(presented, keyId, digest, remoteAddress));
    }

    /**
     * Takes a key out of force; the next {@link #verify} refuses it.
     *
     * @return whether the key was in force until now
     */
    public boolean revoke(String keyId) {
        boolean revoked = stored.revoke(keyId, clock.instant());
        verified.forget(keyId);
        return revoked;
    }

    /**
     * Whether a key that was accepted is in force still; for who holds a connection open. Costs a hash lookup for a key in
     * use.
     */
    public boolean isInForce(KeyVerdict.Accepted key) {
        return verified.find(key.keyId())
                .map(known -> known.use(clock.millis()) instanceof KeyVerdict.Accepted)
                .orElseGet(() -> stored.find(key.keyId())
                        .filter(row -> row.refusal(clock.instant()).isEmpty())
                        .isPresent());
    }

    /** Notes who sent with a key. */
    public void usedBy(KeyVerdict.Accepted key, KeyClient client) {
        verified.find(key.keyId()).ifPresent(known -> known.usedBy(client, clock.millis()));
    }

    /** For a key whose row was changed. */
    void changed(String keyId) {
        verified.forget(keyId);
    }

    /** Writes down when keys were last used and by whom; what cannot be written now is forgotten. */
    void writeUses() {
        verified.drainUses((keyId, usedAt) -> stored.used(keyId, Instant.ofEpochMilli(usedAt)));
        verified.forEach(key -> {
            String keyId = key.key().keyId();
            boolean any = key.drainClients((client, at) -> clients.used(keyId, client, Instant.ofEpochMilli(at)));
            if (any) {
                clients.forgetOld(keyId);
            }
        });
    }

    private Optional<KeyVerdict> remembered(String keyId, KeyDigest digest) {
        Optional<Verified> good = verified.find(keyId);
        if (good.isPresent()) {
            // An id has one secret. Whoever brings another need not be put to bcrypt.
            return Optional.of(
                    good.get().is(digest)
                            ? good.get().use(clock.millis())
                            : wrongSecret(good.get().key()));
        }
        return verified.refusal(digest).map(refused -> refused);
    }

    private KeyVerdict look(ApiKey presented, String keyId, KeyDigest digest, String address) {
        String keyAtAddress = keyId + "@" + address;
        Optional<Duration> wait = failed.wait(keyAtAddress, settings.failuresPerKey())
                .or(() -> failed.wait(address, settings.failuresPerAddress()));
        if (wait.isPresent()) {
            return new KeyVerdict.Busy(wait.get());
        }
        KeyVerdict verdict =
                stored.find(keyId).map(row -> judge(presented, row, digest)).orElse(UNKNOWN);
        if (verdict instanceof KeyVerdict.Refused refused) {
            verified.addBad(keyId, digest, refused);
            failed.count(keyAtAddress);
            failed.count(address);
        }
        return verdict;
    }

    private KeyVerdict judge(ApiKey presented, StoredKey row, KeyDigest digest) {
        // Before bcrypt: who holds an old key, or only its public part, may know that it is old.
        Optional<KeyVerdict.Refused> refusal = row.refusal(clock.instant());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return hash.inTurn(() -> compare(presented, row, digest)).orElse(BUSY);
    }

    private static KeyVerdict.Refused wrongSecret(StoredKey row) {
        return new KeyVerdict.Refused(
                "This API key begins like one of an app here (sk_" + row.keyId()
                        + "_…), and the rest is wrong; copy the whole key again",
                row.app());
    }

    private KeyVerdict compare(ApiKey presented, StoredKey row, KeyDigest digest) {
        // Somebody else may have had this key judged while we waited for our turn.
        Optional<KeyVerdict> known = remembered(row.keyId(), digest);
        if (known.isPresent()) {
            return known.get();
        }
        if (!hash.matches(presented, row.hash())) {
            return wrongSecret(row);
        }
        verified.addGood(row, digest);
        // Revoked while bcrypt worked: the revocation may have come before there was anything to forget.
        Optional<KeyVerdict.Refused> refusal = stored.find(row.keyId()).flatMap(now -> now.refusal(clock.instant()));
        if (refusal.isPresent()) {
            verified.forget(row.keyId());
            return refusal.get();
        }
        return remembered(row.keyId(), digest).orElse(UNKNOWN);
    }
}
