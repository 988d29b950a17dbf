package dev.sentrylogger.health;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.store.EventStore;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the newest errors say. Read one by one and remembered for a minute, no longer: it may be deleted. */
@Component
final class LastErrors {
    private static final Logger LOG = LoggerFactory.getLogger(LastErrors.class);
    private static final int SHOWN = 300;

    private final Cache<EventId, Optional<String>> texts = Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private final EventStore store;

    LastErrors(EventStore store) {
        this.store = store;
    }

    /** The first line; null when there is none, or it cannot be read now. */
    @Nullable String text(AppId app, @Nullable EventId id) {
        return id == null ? null : texts.get(id, asked -> read(app, asked)).orElse(null);
    }

    private Optional<String> read(AppId app, EventId id) {
        try {
            return store.find(app, id)
                    .map(event -> event.message().lines().findFirst().orElse(""))
                    .map(line -> line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…");
        } catch (RuntimeException e) {
            LOG.debug("The newest error cannot be shown; tried again in a minute", e);
            return Optional.empty();
        }
    }
}
