package dev.sentrylogger.ui;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where a failure of the page goes: the stack trace to the server's log, an id to the user that finds it there. */
@Component
final class FailureLog {
    private static final Logger log = LoggerFactory.getLogger(FailureLog.class);

    /** @return eight characters that are logged with {@code failure} */
    String record(Throwable failure) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        log.error("Page failure {}", id, failure);
        return id;
    }
}
