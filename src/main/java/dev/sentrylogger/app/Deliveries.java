package dev.sentrylogger.app;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each app was sent last, as far as this process remembers. Thread-safe. */
@Component
public final class Deliveries {
    private final Cache<AppId, Delivery> latest =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final Clock clock;

    Deliveries(Clock clock) {
        this.clock = clock;
    }

    /**
     * A request whose events were stored.
     *
     * @param events how many there were
     * @param lag how long before it arrived the newest of them happened by its own clock; negative when that is ahead;
     *     null when their times could not be used
     */
    public record Delivery(
            Instant at,
            KeyClient client,
            int events,
            @Nullable Duration lag) {}

    public void note(AppId app, KeyClient client, int events, @Nullable Duration lag) {
        latest.put(app, new Delivery(clock.instant(), client, events, lag));
    }

    Optional<Delivery> latest(AppId app) {
        return Optional.ofNullable(latest.getIfPresent(app));
    }
}
