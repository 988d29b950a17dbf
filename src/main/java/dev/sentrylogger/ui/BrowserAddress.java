package dev.sentrylogger.ui;

import com.vaadin.flow.server.VaadinSession;

/** Where the visitor of the present page is. */
public final class BrowserAddress {
    private BrowserAddress() {}

    /** Empty when it is not known. */
    public static String current() {
        String address = VaadinSession.getCurrent().getBrowser().getAddress();
        return address == null ? "" : address;
    }
}
