package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Component;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.MembershipChanges;
import dev.sentrylogger.app.Permission;
import dev.sentrylogger.ui.ShellPart;
import org.springframework.core.annotation.Order;

/** Puts the list of apps into the drawer. */
@org.springframework.stereotype.Component
@Order(10)
final class AppListPart implements ShellPart {
    private final Apps apps;
    private final Access access;
    private final MembershipChanges changes;
    private final CurrentUser currentUser;

    AppListPart(Apps apps, Access access, MembershipChanges changes, CurrentUser currentUser) {
        this.apps = apps;
        this.access = access;
        this.changes = changes;
        this.currentUser = currentUser;
    }

    @Override
    public Place place() {
        return Place.DRAWER;
    }

    @Override
    public Component create() {
        UserId user = currentUser.require().id();
        return new AppList(
                () -> apps.visibleTo(user),
                app -> access.may(user, app, Permission.MANAGE),
                listener -> changes.listen(user, listener));
    }
}
