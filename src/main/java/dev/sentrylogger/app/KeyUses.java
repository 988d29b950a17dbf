package dev.sentrylogger.app;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Writes the keys' last uses down every half minute, and once more at the end, so that no request waits for it. */
@Component
final class KeyUses {
    private static final Logger log = LoggerFactory.getLogger(KeyUses.class);
    private static final int SECONDS = 30;

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("key-uses").factory());
    private final ApiKeys keys;

    KeyUses(ApiKeys keys) {
        this.keys = keys;
    }

    @PostConstruct
    void start() {
        clockwork.scheduleWithFixedDelay(this::write, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        clockwork.shutdown();
        write();
    }

    private void write() {
        try {
            keys.writeUses();
        } catch (DataAccessException e) {
            log.warn("When API keys were last used could not be written; sending and reading go on", e);
        }
    }
}
