package dev.sentrylogger.explore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.sentrylogger.event.ExceptionInfo;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.event.StackFrame;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as JSON: the one shape the read API, its event stream and the explorer's rows share. What is absent is left
 * out.
 *
 * @param occurredAt ISO 8601 in UTC with six digits of a second, such as {@code 2026-11-24T10:00:00.123000Z}
 * @param level lower case, such as {@code warn}
 * @param severity OpenTelemetry's number, 1–24
 * @param attributes flat, dotted keys to strings, numbers and booleans; {@code {}} when there are none
 */
@JsonInclude(Include.NON_NULL)
public record EventJson(
        String id,
        String occurredAt,
        String receivedAt,
        String level,
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
        Map<String, Object> attributes,
        @Nullable ExceptionJson exception,
        String source) {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public static EventJson of(LogEvent event) {
        return new EventJson(
                event.id().toString(),
                time(event.occurredAt()),
                time(event.receivedAt()),
                event.level().name().toLowerCase(Locale.ROOT),
                event.severity(),
                event.message(),
                event.template(),
                event.logger(),
                event.service(),
                event.environment(),
                event.release(),
                event.host(),
                event.traceId(),
                event.spanId(),
                event.attributes().values(),
                event.exception() == null ? null : ExceptionJson.of(event.exception()),
                event.source());
    }

    private static String time(Instant instant) {
        return MICROS.format(instant);
    }

    /** An exception, its innermost call last, what led to it in {@code causes}, nearest first. */
    @JsonInclude(Include.NON_EMPTY)
    public record ExceptionJson(
            String type, String message, List<FrameJson> frames, List<ExceptionJson> causes, String raw) {
        static ExceptionJson of(ExceptionInfo exception) {
            return new ExceptionJson(
                    exception.type(),
                    exception.message(),
                    exception.frames().stream().map(FrameJson::of).toList(),
                    exception.causes().stream().map(ExceptionJson::of).toList(),
                    exception.raw());
        }
    }

    @JsonInclude(Include.NON_NULL)
    public record FrameJson(
            String file,
            String function,
            @Nullable Integer line,
            @Nullable Boolean inApp,
            @Nullable String source) {
        static FrameJson of(StackFrame frame) {
            return new FrameJson(frame.file(), frame.function(), frame.line(), frame.inApp(), frame.source());
        }
    }
}
