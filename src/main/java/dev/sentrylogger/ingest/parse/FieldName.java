package dev.sentrylogger.ingest.parse;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of an event are called by the loggers and agents we know. Any other name is an attribute.
 *
 * @param weak the name often means something else, so any strong name for the same field wins over it
 */
record FieldName(Field field, boolean weak) {
    /** Where a value of an event goes. */
    enum Field {
        TIME,
        LEVEL,
        SEVERITY_NUMBER,
        PYTHON_LEVEL,
        SYSLOG_LEVEL,
        MESSAGE,
        TEMPLATE,
        LOGGER,
        SERVICE,
        ENVIRONMENT,
        RELEASE,
        HOST,
        TRACE_ID,
        SPAN_ID,
        EXCEPTION,
        EXCEPTION_TYPE,
        EXCEPTION_MESSAGE
    }

    private static final Map<String, FieldName> NAMES = new HashMap<>();

    static {
        strong(Field.TIME, "timestamp", "time", "ts", "@timestamp", "datetime", "asctime", "@t");
        strong(Field.TIME, "eventTime", "event_time", "occurred_at", "occurredAt", "timeMillis", "time_unix_nano");
        strong(Field.TIME, "timeUnixNano", "timestamp_ms");
        weak(Field.TIME, "date", "created", "epoch");
        strong(Field.LEVEL, "level", "severity", "levelname", "level_name", "lvl", "loglevel", "log_level", "logLevel");
        strong(Field.LEVEL, "log.level", "severity_text", "severityText", "severity.text", "@l", "Level", "LEVEL");
        strong(Field.SEVERITY_NUMBER, "severity_number", "severityNumber", "severity.number");
        strong(Field.PYTHON_LEVEL, "levelno");
        strong(Field.SYSLOG_LEVEL, "PRIORITY", "syslog.severity", "syslog_severity", "log.syslog.severity.code");
        strong(Field.MESSAGE, "message", "msg", "body", "short_message", "@m", "MESSAGE", "Message");
        strong(Field.MESSAGE, "formattedMessage");
        weak(Field.MESSAGE, "event", "log", "text", "_msg");
        strong(Field.TEMPLATE, "template", "messageTemplate", "message_template", "@mt", "msg_template");
        strong(Field.LOGGER, "logger", "logger_name", "loggerName", "log.logger", "SourceContext", "scope.name");
        strong(Field.LOGGER, "target", "_logger");
        weak(Field.LOGGER, "name", "category", "channel");
        strong(Field.SERVICE, "service", "service.name", "service_name", "serviceName", "dd.service");
        weak(Field.SERVICE, "app", "application", "app_name", "appName");
        strong(Field.ENVIRONMENT, "environment", "env", "service.environment", "deployment.environment", "dd.env");
        strong(Field.ENVIRONMENT, "deployment.environment.name");
        strong(Field.RELEASE, "release", "service.version", "dd.version");
        weak(Field.RELEASE, "version");
        strong(Field.HOST, "host", "hostname", "host.name", "HOSTNAME", "_HOSTNAME", "host.hostname");
        strong(Field.TRACE_ID, "trace_id", "traceId", "trace.id", "traceid", "TraceId", "otelTraceID", "dd.trace_id");
        strong(Field.TRACE_ID, "@tr");
        strong(Field.SPAN_ID, "span_id", "spanId", "span.id", "spanid", "SpanId", "otelSpanID", "dd.span_id", "@sp");
        strong(Field.EXCEPTION, "exception", "exc_info", "exc_text", "stack_trace", "stacktrace", "stack", "traceback");
        strong(Field.EXCEPTION, "error.stack_trace", "error.stack", "err.stack", "exception.stacktrace", "@x");
        strong(Field.EXCEPTION, "thrown.extendedStackTrace", "errorVerbose", "throwable");
        strong(Field.EXCEPTION_TYPE, "error.type", "exception.type", "exc_type", "error.name", "err.type", "err.name");
        strong(Field.EXCEPTION_MESSAGE, "error.message", "exception.message", "err.message");
    }

    private static void strong(Field field, String... names) {
        for (String name : names) {
            NAMES.put(name, new FieldName(field, false));
        }
    }

    private static void weak(Field field, String... names) {
        for (String name : names) {
            NAMES.put(name, new FieldName(field, true));
        }
    }

    /** What the field at the dotted {@code path} is; null for an attribute. */
    static @Nullable FieldName of(String path) {
        return NAMES.get(path);
    }
}
