package dev.sentrylogger.ops.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import dev.sentrylogger.account.Administrators;
import dev.sentrylogger.account.Administrators.NotAdministratorException;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.account.ManagedPeople.LastAdministratorException;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.ui.BrowserAddress;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the pages for administrators have in common: for anybody else there are none. */
@Component
final class AdminPages {
    private final Administrators administrators;
    private final CurrentUser visitor;

    AdminPages(Administrators administrators, CurrentUser visitor) {
        this.administrators = administrators;
        this.visitor = visitor;
    }

    /** The visitor, if they administer the server; otherwise they get the not-found page. */
    Optional<UserId> enter(BeforeEnterEvent event) {
        UserId user = visitor.require().id();
        if (administrators.admits(user)) {
            return Optional.of(user);
        }
        event.rerouteToError(NotFoundException.class);
        return Optional.empty();
    }

    boolean admits() {
        return administrators.admits(visitor.require().id());
    }

    /** The visitor, as the audit log is to name them. */
    Caller caller() {
        return new Caller(visitor.require().id(), BrowserAddress.current());
    }

    /** Does what an administrator asked for and shows the page anew; says why where it cannot be. */
    void change(Runnable change) {
        attempt(() -> {
            change.run();
            UI.getCurrent().refreshCurrentRoute(false);
        });
    }

    /** The same without showing the page anew, which closes dialogs. */
    void attempt(Runnable change) {
        try {
            change.run();
        } catch (LastAdministratorException | IllegalArgumentException e) {
            Notification.show(String.valueOf(e.getMessage()));
        } catch (NotAdministratorException e) {
            // Opened anew, the page is not there for them.
            UI.getCurrent().refreshCurrentRoute(false);
        }
    }
}
