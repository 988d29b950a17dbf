package dev.sentrylogger.ingest.parse;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When and how events came.
 *
 * @param receivedAt our clock, cut to microseconds
 * @param source door and client, such as {@code native sentry-logger-python/0.1.0}
 */
public record Origin(Instant receivedAt, String source) {
    public Origin {
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    }
}
