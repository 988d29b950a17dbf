package dev.sentrylogger.health.ui;

import com.vaadin.flow.shared.Registration;
import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells open pages when to look again. What it costs is bounded by two threads. */
@Component
final class HealthTicker {
    private static final Logger LOG = LoggerFactory.getLogger(HealthTicker.class);
    private static final int SECONDS = 5;

    private final Set<Runnable> pages = ConcurrentHashMap.newKeySet();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService looks = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("health-", 0).factory());

    /** Runs {@code look} every few seconds, on a thread of its own, until that is removed. */
    Registration every(Runnable look) {
        pages.add(look);
        return () -> pages.remove(look);
    }

    @Scheduled(initialDelay = SECONDS, fixedDelay = SECONDS, timeUnit = TimeUnit.SECONDS)
    void tick() {
        pages.forEach(this::now);
    }

    void now(Runnable look) {
        // One that still waits for its turn need not wait twice; what is slow must not pile up.
        if (!waiting.add(look)) {
            return;
        }
        looks.execute(() -> {
            waiting.remove(look);
            if (!pages.contains(look)) {
                return;
            }
            try {
                look.run();
            } catch (RuntimeException e) {
                LOG.debug("A page of health was not brought up to date; the next tick tries again", e);
            }
        });
    }

    @PreDestroy
    void stop() {
        looks.shutdownNow();
    }
}
