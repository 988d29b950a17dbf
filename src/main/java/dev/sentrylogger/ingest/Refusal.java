package dev.sentrylogger.ingest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Why a request is not taken, on its way from where that is found out to the answer. The message is the problem's detail:
 * it names what is wrong, the limit and the way out.
 */
class Refusal extends RuntimeException {
    private final HttpStatus status;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    Refusal(HttpStatus status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    static Refusal badRequest(String detail) {
        return new Refusal(HttpStatus.BAD_REQUEST, detail);
    }

    static Refusal unauthorized(String detail) {
        return new Refusal(HttpStatus.UNAUTHORIZED, detail).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    static Refusal tooLarge(String detail) {
        return new Refusal(HttpStatus.CONTENT_TOO_LARGE, detail);
    }

    static Refusal busy(String detail, Duration retryAfter) {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, detail).retryAfter(retryAfter);
    }

    static Refusal unavailable(String detail, Duration retryAfter) {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, detail).retryAfter(retryAfter);
    }

    Refusal header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Adds a member to the problem's JSON, such as how much of a stream was stored before. */
    Refusal member(String name, Object value) {
        members.put(name, value);
        return this;
    }

    private Refusal retryAfter(Duration wait) {
        return header(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    HttpStatus status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    Map<String, Object> members() {
        return members;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
