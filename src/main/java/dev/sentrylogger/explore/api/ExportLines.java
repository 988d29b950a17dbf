package dev.sentrylogger.explore.api;

import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.EventJson;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Events as lines of a file. */
record ExportLines(ExportFormat format, JsonMapper json) {
    private static final String HEAD = "occurred_at,received_at,level,severity,service,logger,environment,release,host,"
            + "trace_id,span_id,message,exception_type,exception,attributes,id\r\n";

    /** What the file begins with. */
    String head() {
        return format == ExportFormat.CSV ? HEAD : "";
    }

    String line(LogEvent event) {
        return switch (format) {
            case NDJSON -> json.writeValueAsString(EventJson.of(event)) + '\n';
            case CSV -> csv(EventJson.of(event));
        };
    }

    /** What the file ends with when the search failed under way; no reader takes it for an event. */
    String problem(String sentence) {
        return switch (format) {
            case NDJSON -> json.writeValueAsString(Map.of("error", sentence)) + '\n';
            case CSV -> "# error: " + sentence.replaceAll("[\\r\\n]+", " ") + "\r\n";
        };
    }

    private String csv(EventJson event) {
        EventJson.ExceptionJson exception = event.exception();
        return Stream.of(
                        event.occurredAt(),
                        event.receivedAt(),
                        event.level(),
                        String.valueOf(event.severity()),
                        event.service(),
                        event.logger(),
                        event.environment(),
                        event.release(),
                        event.host(),
                        event.traceId(),
                        event.spanId(),
                        event.message(),
                        exception == null ? null : exception.type(),
                        exception == null ? null : exception.raw().isEmpty() ? exception.message() : exception.raw(),
                        event.attributes().isEmpty() ? null : json.writeValueAsString(event.attributes()),
                        event.id())
                .map(ExportLines::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** RFC 4180 §2, and so that no spreadsheet takes it for a formula. */
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        boolean formula = "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0 && !isNumber(text);
        String safe = formula ? '\'' + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?\\d{1,20}(\\.\\d{1,20})?");
    }
}
