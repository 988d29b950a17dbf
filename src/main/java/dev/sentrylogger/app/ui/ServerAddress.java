package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import dev.sentrylogger.account.PublicAddress;
import java.net.URI;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Where programs reach this server: as configured, else as the visitor's browser does. Without a slash at the end. */
@Component
public final class ServerAddress {
    private final PublicAddress configured;

    ServerAddress(PublicAddress configured) {
        this.configured = configured;
    }

    /** As far as the present request tells; behind a proxy it may name the proxy's view of us. */
    public String guess() {
        return configured.find().orElseGet(ServerAddress::ofRequest);
    }

    /** Tells {@code answer} what the browser's address bar says, unless an address is configured. */
    public void ask(UI ui, Consumer<String> answer) {
        if (configured.find().isEmpty()) {
            ui.getPage().fetchCurrentURL(url -> answer.accept(originOf(URI.create(url.toString()))));
        }
    }

    private static String originOf(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private static String ofRequest() {
        VaadinServletRequest request = VaadinServletRequest.getCurrent();
        if (request == null) {
            return "http://localhost:8080";
        }
        // The scheme is ws when the page speaks over its WebSocket.
        String scheme = request.isSecure() ? "https" : "http";
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return scheme + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort());
    }
}
