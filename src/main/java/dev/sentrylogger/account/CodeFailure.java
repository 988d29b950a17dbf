package dev.sentrylogger.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the page that asks for the code, or to the one before. */
final class CodeFailure implements AuthenticationFailureHandler {
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.sendRedirect(
                switch (failure) {
                    case CodeRefused refused ->
                        CodeSignInFilter.PATH + "?refused="
                                + refused.refusal().name().toLowerCase(Locale.ROOT);
                    case SignInThrottled throttled ->
                        CodeSignInFilter.PATH + "?wait="
                                + throttled.retryAfter().toSeconds();
                    default -> "/login?over";
                });
    }
}
