package dev.sentrylogger.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Which content types are read: JSON, plain text, lines of JSON, and what curl says when nobody tells it. The type only
 * refuses what is certainly something else; the bytes decide what a body is.
 */
final class BodyType {
    private BodyType() {}

    /** @throws Refusal 415 for XML, forms with parts and other types */
    static void check(HttpServletRequest request) {
        String type = request.getContentType();
        if (!isRead(type)) {
            throw new Refusal(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type '" + type
                                    + "' is not read; send application/json, application/x-ndjson or text/plain.")
                    .header(HttpHeaders.ACCEPT, "application/json, application/x-ndjson, text/plain");
        }
    }

    private static boolean isRead(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return true;
        }
        int end = contentType.indexOf(';');
        String type =
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json",
                    "text/json",
                    "text/plain",
                    "application/x-ndjson",
                    "application/ndjson",
                    "application/jsonl",
                    "application/jsonlines",
                    "application/x-jsonlines",
                    "application/octet-stream",
                    "application/x-www-form-urlencoded" -> true;
            default -> type.endsWith("+json");
        };
    }
}
