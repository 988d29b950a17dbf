package dev.sentrylogger.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * The API key in a request's headers: {@code Authorization: Bearer} or {@code X-API-Key}; both at once when they agree.
 * Never in the address, which ends up in logs and histories.
 */
final class KeyInRequest {
    private static final String API_KEY = "X-API-Key";
    private static final String BEARER = "Bearer ";

    private KeyInRequest() {}

    /**
     * The key; empty when neither header is there.
     *
     * @throws Refusal 400 for two keys that differ or a header sent twice, 401 for another kind of credentials
     */
    static Optional<String> find(HttpServletRequest request) {
        Optional<String> bearer = single(request, HttpHeaders.AUTHORIZATION).map(KeyInRequest::bearer);
        Optional<String> plain = single(request, API_KEY);
        if (bearer.isPresent() && plain.isPresent() && !bearer.equals(plain)) {
            throw Refusal.badRequest("Authorization and X-API-Key hold different keys; send one of them.");
        }
        return bearer.or(() -> plain);
    }

    /**
     * The one key of a request that may have it in the headers, in the body, or in both.
     *
     * @throws Refusal 400 when they differ, 401 when there is none
     */
    static String agreed(Optional<String> header, Optional<String> body) {
        if (header.isPresent() && body.isPresent() && !header.equals(body)) {
            throw Refusal.badRequest("The headers and the body's api_key hold different keys; send one of them.");
        }
        return header.or(() -> body).orElseThrow(KeyInRequest::missing);
    }

    static Refusal missing() {
        return Refusal.unauthorized("No API key; send it as 'Authorization: Bearer sk_...' or 'X-API-Key: sk_...'. "
                + "A key in the address is not read.");
    }

    private static String bearer(String value) {
        if (!value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Refusal.unauthorized("Authorization is not of the kind Bearer; send 'Authorization: Bearer sk_...'.");
        }
        return value.substring(BEARER.length()).strip();
    }

    private static Optional<String> single(HttpServletRequest request, String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        if (values.size() > 1) {
            throw Refusal.badRequest(name + " is there " + values.size() + " times; send it once.");
        }
        return values.stream().findFirst().map(String::strip);
    }
}
