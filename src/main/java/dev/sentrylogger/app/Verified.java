package dev.sentrylogger.app;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;

/** A key that passed bcrypt, when it was last used and by whom. Thread-safe. */
final class Verified {
    /** Clients noted between two writings; more of one key at once are a fleet, of which a part tells enough. */
    private static final int CLIENTS = 100;

    private final StoredKey key;
    private final KeyDigest digest;
    private final KeyVerdict.Accepted accepted;
    private final long expiresAt;
    private final AtomicLong usedAt;
    private final Map<KeyClient, Long> clients;

    Verified(StoredKey key, KeyDigest digest) {
        this(key, digest, new AtomicLong(), new ConcurrentHashMap<>());
    }

    private Verified(StoredKey key, KeyDigest digest, AtomicLong usedAt, Map<KeyClient, Long> clients) {
        this.key = key;
        this.digest = digest;
        this.accepted = key.accepted();
        this.expiresAt =
                key.expiresAt() == null ? Long.MAX_VALUE : key.expiresAt().toEpochMilli();
        this.usedAt = usedAt;
        this.clients = clients;
    }

    /** The same key after another look at its row. */
    Verified with(StoredKey row) {
        return row.equals(key) ? this : new Verified(row, digest, usedAt, clients);
    }

    StoredKey key() {
        return key;
    }

    boolean is(KeyDigest presented) {
        return digest.matches(presented);
    }

    /** @param now epoch milliseconds */
    KeyVerdict use(long now) {
        if (now >= expiresAt) {
            return key.refusal(Instant.ofEpochMilli(now)).orElseThrow();
        }
        // A plain store: of two uses in one millisecond either time will do.
        usedAt.lazySet(now);
        return accepted;
    }

    void usedBy(KeyClient client, long now) {
        if (clients.size() < CLIENTS || clients.containsKey(client)) {
            clients.put(client, now);
        }
    }

    /** When the key was last used in epoch milliseconds, 0 when it was not used since the last call. */
    long takeUse() {
        return usedAt.getAndSet(0);
    }

    /**
     * Hands out each client that used the key since the last call, and when, in epoch milliseconds.
     *
     * @return whether there was one
     */
    boolean drainClients(ObjLongConsumer<KeyClient> use) {
        boolean any = false;
        for (KeyClient client : clients.keySet()) {
            Long at = clients.remove(client);
            if (at != null) {
                use.accept(client, at);
                any = true;
            }
        }
        return any;
    }
}
