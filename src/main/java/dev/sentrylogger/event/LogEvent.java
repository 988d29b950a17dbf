package dev.sentrylogger.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing a client says happened, in the shape of OpenTelemetry's log record.
 *
 * @param occurredAt the client's clock, microseconds
 * @param receivedAt our clock, microseconds
 * @param severity OpenTelemetry's number, 1–24
 * @param message what a person reads; may have several lines, at most {@link EventLimits#MESSAGE_BYTES}
 * @param template the message before its values were filled in
 * @param logger name of the logger, often a module or class
 * @param source which door and SDK it came through, such as {@code native sentry-logger-python/0.1.0}
 * @see <a href="https://opentelemetry.io/docs/specs/otel/logs/data-model/">Logs data model</a>
 */
public record LogEvent(
        EventId id,
        Instant occurredAt,
        Instant receivedAt,
        int severity,
        String message,
        @Nullable String template,
        @Nullable String logger,
        @Nullable String service,
        @Nullable String environment,
        @Nullable String release,
        @Nullable String host,
        @Nullable String traceId,
        @Nullable String spanId,
        Attributes attributes,
        @Nullable ExceptionInfo exception,
        String source) {

    /** @throws IllegalArgumentException when {@code severity} is outside 1–24 */
    public LogEvent {
        Level.ofSeverity(severity);
    }

    public Level level() {
        return Level.ofSeverity(severity);
    }
}
