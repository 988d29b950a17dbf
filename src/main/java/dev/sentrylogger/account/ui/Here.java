package dev.sentrylogger.account.ui;

import com.vaadin.flow.server.VaadinSession;

/** What the present page knows of the browser it is in. */
final class Here {
    private Here() {}

    static String address() {
        String address = VaadinSession.getCurrent().getBrowser().getAddress();
        return address == null ? "" : address;
    }

    static String sessionId() {
        return VaadinSession.getCurrent().getSession().getId();
    }
}
