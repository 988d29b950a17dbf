package dev.sentrylogger.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page, with no more than is needed to explain what happened. */
final class SignInFailure implements AuthenticationFailureHandler {
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        switch (failure) {
            case SignInThrottled throttled ->
                response.sendRedirect("/login?wait=" + throttled.retryAfter().toSeconds());
            // The form lets nobody type such a thing, so no page has to be drawn for it.
            case UnusableCredentials unusable -> {
                response.setStatus(HttpStatus.BAD_REQUEST.value());
                response.setContentType(MediaType.TEXT_PLAIN_VALUE);
                response.getWriter().write(String.valueOf(unusable.getMessage()));
            }
            default -> response.sendRedirect("/login?error");
        }
    }
}
