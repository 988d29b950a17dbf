package dev.sentrylogger.account;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells browsers to be careful, on every answer and first of all, so that errors have it too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityHeaders extends OncePerRequestFilter implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1;
    private static final String CSP = "Content-Security-Policy";
    private static final int NONCE_BYTES = 18;

    // Vaadin writes style elements of its own; styles can deface but not act.
    private static final String POLICY = "default-src 'self'; script-src %s; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
            + "frame-ancestors 'none'";

    private static final String OWN_SCRIPTS = POLICY.formatted("'self'");

    private final transient PublicAddress address;
    private final transient SecureRandom random = new SecureRandom();

    SecurityHeaders(PublicAddress address) {
        this.address = address;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(CSP, OWN_SCRIPTS);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        // Not no-referrer: with it browsers send 'Origin: null' for our own forms.
        response.setHeader("Referrer-Policy", "same-origin");
        if (request.isSecure() || address.isHttps()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        chain.doFilter(request, response);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::allowOwnScripts);
    }

    /** The page Vaadin starts from has scripts in its text; those get this answer's nonce and no others run. */
    private void allowOwnScripts(IndexHtmlResponse page) {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().select("script").attr("nonce", nonce);
        // Flow runs its calls from the server with new Function.
        page.getVaadinResponse().setHeader(CSP, POLICY.formatted("'self' 'nonce-" + nonce + "' 'unsafe-eval'"));
    }
}
