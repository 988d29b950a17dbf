package dev.sentrylogger.store;

/**
 * Something that questions under way may still read after it was replaced: it is disposed of once it is retired and the
 * last of them has ended. Thread-safe.
 */
abstract class Shared {
    private int users;
    private boolean retired;

    /** @return false when it is gone already */
    final synchronized boolean acquire() {
        if (retired && users == 0) {
            return false;
        }
        users++;
        return true;
    }

    final void release() {
        boolean last;
        synchronized (this) {
            last = --users == 0 && retired;
        }
        if (last) {
            dispose();
        }
    }

    /** No new question will ask for it. */
    final void retire() {
        boolean unused;
        synchronized (this) {
            unused = !retired && users == 0;
            retired = true;
        }
        if (unused) {
            dispose();
        }
    }

    protected abstract void dispose();
}
