package dev.sentrylogger.app;

import java.util.concurrent.atomic.AtomicLong;

/** A key that passed bcrypt, and when it was last used. Thread-safe. */
final class Verified {
    private final StoredKey key;
    private final KeyDigest digest;
    private final KeyVerdict.Accepted accepted;
    private final AtomicLong usedAt;

    Verified(StoredKey key, KeyDigest digest) {
        this(key, digest, new AtomicLong());
    }

    private Verified(StoredKey key, KeyDigest digest, AtomicLong usedAt) {
        this.key = key;
        this.digest = digest;
        this.accepted = key.accepted();
        this.usedAt = usedAt;
    }

    /** The same key after another look at its row. */
    Verified with(StoredKey row) {
        return row.equals(key) ? this : new Verified(row, digest, usedAt);
    }

    StoredKey key() {
        return key;
    }

    boolean is(KeyDigest presented) {
        return digest.matches(presented);
    }

    KeyVerdict.Accepted use(long now) {
        // A plain store: of two uses in one millisecond either time will do.
        usedAt.lazySet(now);
        return accepted;
    }

    /** When the key was last used in epoch milliseconds, 0 when it was not used since the last call. */
    long takeUse() {
        return usedAt.getAndSet(0);
    }
}
