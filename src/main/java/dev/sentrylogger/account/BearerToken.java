package dev.sentrylogger.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The token in {@code Authorization: Bearer}, RFC 6750 §2.1. */
final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    static boolean isIn(HttpServletRequest request) {
        return in(request).isPresent();
    }

    static Optional<String> in(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return Optional.of(header.substring(SCHEME.length()).strip());
    }
}
