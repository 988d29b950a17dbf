package dev.sentrylogger.account.ui;

import com.vaadin.flow.server.VaadinSession;

/** What the present page knows of the browser it is in. */
final class Here {
    private Here() {}

    static String sessionId() {
        return VaadinSession.getCurrent().getSession().getId();
    }
}
