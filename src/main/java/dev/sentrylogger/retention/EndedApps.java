package dev.sentrylogger.retention;

import dev.sentrylogger.app.AppDeletion;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.store.EventStore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes apps whose deletion cannot be undone any more: their events first, so that a failure leaves what names them. */
@Component
final class EndedApps {
    private static final Logger LOG = LoggerFactory.getLogger(EndedApps.class);

    private final AppDeletion deletion;
    private final EventStore store;

    EndedApps(AppDeletion deletion, EventStore store) {
        this.deletion = deletion;
        this.store = store;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
    void remove() {
        for (AppId app : deletion.ended()) {
            try {
                store.forget(app);
                deletion.remove(app);
                LOG.info("App {} has ended, and all its events are gone", app);
            } catch (RuntimeException e) {
                LOG.warn("App {} has ended, but cannot be removed now; tried again later: {}", app, e.getMessage());
            }
        }
    }
}
