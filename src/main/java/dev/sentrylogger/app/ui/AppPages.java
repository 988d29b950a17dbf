package dev.sentrylogger.app.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.ui.BrowserAddress;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the pages of one app have in common: their address begins with {@code apps/:app}. */
@Component
public final class AppPages {
    private static final String APP = "app";

    private final Apps apps;
    private final Access access;
    private final CurrentUser visitor;

    AppPages(Apps apps, Access access, CurrentUser visitor) {
        this.apps = apps;
        this.access = access;
        this.visitor = visitor;
    }

    /** The app in the address, if the visitor may do that with it; otherwise the visitor gets the not-found page. */
    public Optional<App> enter(BeforeEnterEvent event, Permission permission) {
        var user = visitor.require().id();
        Optional<App> app = event.getRouteParameters()
                .get(APP)
                .flatMap(AppPages::id)
                .filter(id -> access.admits(user, id, permission))
                .flatMap(id -> apps.find(user, id));
        if (app.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
        }
        return app;
    }

    /** Whether the visitor may still do it; a download of a page left open asks again. */
    boolean admits(AppId app, Permission permission) {
        return access.admits(visitor.require().id(), app, permission);
    }

    /** The same as a mere question, such as after one has left. */
    boolean mayManage(AppId app) {
        return access.may(visitor.require().id(), app, Permission.MANAGE);
    }

    /** The visitor, as the audit log is to name them. */
    public Caller caller() {
        return new Caller(visitor.require().id(), BrowserAddress.current());
    }

    private static Optional<AppId> id(String text) {
        try {
            return Optional.of(AppId.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
