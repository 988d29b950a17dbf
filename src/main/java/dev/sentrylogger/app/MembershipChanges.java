package dev.sentrylogger.app;

import dev.sentrylogger.account.UserId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Tells a person's open pages that what they may do with an app has changed. Thread-safe. */
@Component
public final class MembershipChanges {
    private final Map<UserId, Set<Consumer<AppId>>> listeners = new ConcurrentHashMap<>();

    /** @return what ends it */
    public Runnable listen(UserId user, Consumer<AppId> listener) {
        listeners.compute(user, (id, present) -> {
            Set<Consumer<AppId>> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(user, (id, present) -> {
            present.remove(listener);
            return present.isEmpty() ? null : present;
        });
    }

    void tell(UserId user, AppId app) {
        listeners.getOrDefault(user, Set.of()).forEach(listener -> listener.accept(app));
    }
}
