package dev.sentrylogger.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** What every page says when something outside the page goes wrong. */
@Component
final class PageSetup implements VaadinServiceInitListener {
    private static final int NOTICE_MILLIS = 10_000;

    private final FailureLog failures;

    PageSetup(FailureLog failures) {
        this.failures = failures;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(new PageHead());
        event.getSource().setSystemMessagesProvider(info -> systemMessages());
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(this::tellFailure));
        event.getSource().addUIInitListener(PageSetup::tellReconnecting);
    }

    /** For failures in listeners and background work; those of navigation reach {@link InternalErrorPage}. */
    void tellFailure(ErrorEvent event) {
        String id = failures.record(event.getThrowable());
        if (UI.getCurrent() == null) {
            return;
        }
        Notification.show(
                        "That did not work, and the fault is ours. Try again; if it stays, tell whoever runs this server the error id "
                                + id + ".",
                        NOTICE_MILLIS,
                        Notification.Position.BOTTOM_START)
                .addThemeVariants(NotificationVariant.ERROR);
    }

    private static SystemMessages systemMessages() {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption("You are signed out");
        messages.setSessionExpiredMessage(
                "The session ended here or from another browser. Click here or press Esc to sign in again.");
        messages.setInternalErrorCaption("Something went wrong");
        messages.setInternalErrorMessage("Click here or press Esc to load the page again. No logs are lost.");
        messages.setCookiesDisabledCaption("Cookies are switched off");
        messages.setCookiesDisabledMessage("Signing in needs one cookie. Allow it, then click here or press Esc.");
        return messages;
    }

    private static void tellReconnecting(UIInitEvent event) {
        var dialog = event.getUI().getReconnectDialogConfiguration();
        dialog.setDialogText("No connection to the server. Trying again…");
        dialog.setDialogTextGaveUp("The server cannot be reached. Reload the page to try again.");
    }
}
