package dev.sentrylogger.account;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import dev.sentrylogger.ui.BrowserAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What is asked right now, and from where; of a page as well as of a door. */
final class PresentRequest {
    private PresentRequest() {}

    /** Empty when it is not known. */
    static String address() {
        return VaadinSession.getCurrent() != null
                ? BrowserAddress.current()
                : request().map(HttpServletRequest::getRemoteAddr).orElse("");
    }

    /** The path of a page, such as {@code /apps}, or method and path of a door. Without query, which may hold anything. */
    static String asked() {
        UI ui = UI.getCurrent();
        String asked = ui != null
                ? page(ui)
                : request()
                        .map(door -> door.getMethod() + " " + door.getRequestURI())
                        .orElse("");
        return asked.replaceAll("\\p{Cntrl}", " ");
    }

    private static String page(UI ui) {
        var internals = ui.getInternals();
        // On the way to a page, it is not yet the active one.
        var location = internals.hasLastHandledLocation()
                ? internals.getLastHandledLocation()
                : internals.getActiveViewLocation();
        return "/" + location.getPath();
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }
}
