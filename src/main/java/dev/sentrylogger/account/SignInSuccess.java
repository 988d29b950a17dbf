package dev.sentrylogger.account;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;

/** Leads on: to the page of an invitation that was just used, else to what was asked for, else to the apps. */
final class SignInSuccess extends VaadinSavedRequestAwareAuthenticationSuccessHandler {
    private static final String PAGE = SignInSuccess.class.getName();

    SignInSuccess() {
        setDefaultTargetUrl("/apps");
    }

    /** @param page the path of where this request's sign-in leads */
    static void leadTo(HttpServletRequest request, String page) {
        request.setAttribute(PAGE, page);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (request.getAttribute(PAGE) instanceof String page) {
            response.sendRedirect(page);
            return;
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
