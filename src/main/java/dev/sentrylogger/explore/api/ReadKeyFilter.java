package dev.sentrylogger.explore.api;

import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.ApiKeys;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.app.KeyVerdict;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets an API key ({@code Authorization: Bearer sk_…}) read its app, if it has that scope. The key counts, whatever
 * session comes along.
 */
final class ReadKeyFilter extends OncePerRequestFilter {
    private static final String SCHEME_AND_PREFIX = "Bearer sk_";
    private static final int SCHEME = "Bearer ".length();

    private final ApiKeys keys;
    private final Access access;
    private final JsonMapper json;

    ReadKeyFilter(ApiKeys keys, Access access, JsonMapper json) {
        this.keys = keys;
        this.access = access;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> key = key(request);
        if (key.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            switch (keys.verify(key.get(), request.getRemoteAddr())) {
                case KeyVerdict.Refused refused -> {
                    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                    refuse(response, HttpStatus.UNAUTHORIZED, refused.reason());
                }
                case KeyVerdict.Busy busy -> {
                    retryAfter(response, busy.retryAfter());
                    refuse(response, HttpStatus.TOO_MANY_REQUESTS, "Too many unknown API keys; try again later");
                }
                case KeyVerdict.Accepted accepted -> read(accepted, request, response, chain);
            }
        } catch (DataAccessException e) {
            retryAfter(response, ReadErrors.DATABASE_RETRY);
            refuse(response, HttpStatus.SERVICE_UNAVAILABLE, ReadErrors.DATABASE_AWAY);
        }
    }

    private void read(
            KeyVerdict.Accepted accepted, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!accepted.may(KeyScope.READ)) {
            access.noteDenial(accepted, accepted.app());
            refuse(
                    response,
                    HttpStatus.FORBIDDEN,
                    "This API key may send events but not read them; use a key with the scope READ or a personal token");
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new Reader.Key(accepted), null, AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private static Optional<String> key(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME_AND_PREFIX, 0, SCHEME_AND_PREFIX.length()))
                .map(header -> header.substring(SCHEME).strip());
    }

    private static void retryAfter(HttpServletResponse response, Duration wait) {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())));
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(json.writeValueAsString(ProblemDetail.forStatusAndDetail(status, detail)));
    }
}
