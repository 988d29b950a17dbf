package dev.sentrylogger.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a foreign page asks a visitor's browser to do where nothing else would: browsers let any page open a
 * WebSocket to us with the visitor's cookies, and the sign-in forms are posted before there is a CSRF token.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SameOriginFilter extends OncePerRequestFilter {
    private final PublicAddress address;

    SameOriginFilter(PublicAddress address) {
        this.address = address;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean upgrade = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
        // Decoded, as the filters that sign in see it.
        String path = request.getServletPath();
        boolean signIn = HttpMethod.POST.matches(request.getMethod())
                && (path.equals("/login") || path.equals(CodeSignInFilter.PATH));
        return !upgrade && !signIn;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        // Browsers always send it with these; what sends none has no visitor's cookies.
        if (origin == null || isOurs(origin, request)) {
            chain.doFilter(request, response);
            return;
        }
        // Not sendError: the error page would turn it into a redirect to sign-in.
        response.setStatus(HttpStatus.FORBIDDEN.value());
    }

    private boolean isOurs(String origin, HttpServletRequest request) {
        if (address.find().filter(origin::equalsIgnoreCase).isPresent()) {
            return true;
        }
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
