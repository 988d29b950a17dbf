package dev.sentrylogger.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets one thread end what another one is searching. Thread-safe; once cancelled it stays so. */
public final class Cancellation {
    private final Set<Runnable> running = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /** Ends the search, also one that has not begun yet, with {@link SearchCancelledException}. */
    public void cancel() {
        cancelled = true;
        running.forEach(Runnable::run);
    }

    public boolean cancelled() {
        return cancelled;
    }

    /** @param end ends what runs now; called at most a few times, from any thread */
    void running(Runnable end) {
        running.add(end);
        if (cancelled) {
            end.run();
        }
    }

    void ended(Runnable end) {
        running.remove(end);
    }
}
