package dev.sentrylogger.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page, with no more than is needed to explain what happened. */
final class SignInFailure implements AuthenticationFailureHandler {
    private static final Logger log = LoggerFactory.getLogger(SignInFailure.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        switch (failure) {
            case CodeNeeded needed -> {
                needed.halfWay().begin(request);
                response.sendRedirect(CodeSignInFilter.PATH);
            }
            case BadCredentialsException wrong -> response.sendRedirect("/login?error");
            case SignInThrottled throttled ->
                response.sendRedirect("/login?wait=" + throttled.retryAfter().toSeconds());
            case UnusableCredentials unusable -> refuse(response, String.valueOf(unusable.getMessage()));
            case OidcRefused refused -> explain(response, refused.refusal());
            case TurnedOff off -> explain(response, OidcRefusal.TURNED_OFF);
            default -> {
                log.warn("Signing in with a provider failed: {}", failure.getMessage());
                response.sendRedirect("/login?provider");
            }
        }
    }

    private static void explain(HttpServletResponse response, OidcRefusal refusal) throws IOException {
        response.sendRedirect("/login?refused=" + refusal.name().toLowerCase(Locale.ROOT));
    }

    // The form lets nobody type such a thing, so no page has to be drawn for it.
    private static void refuse(HttpServletResponse response, String reason) throws IOException {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.getWriter().write(reason);
    }
}
