package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Access;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Permission;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One app's logs: searched, counted, looked at, and followed as they arrive. The address holds all of it. */
@Route("apps/:app")
@PermitAll
@StyleSheet("context://app/explorer.css")
public final class ExplorerView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final Apps apps;
    private final Access access;
    private final CurrentUser visitor;
    private final Explorer explorer;
    private @Nullable App app;
    private ExplorerState state = ExplorerState.USUAL;

    ExplorerView(Apps apps, Access access, CurrentUser visitor, ExplorerParts parts, ExplorerMenus menus) {
        this.apps = apps;
        this.access = access;
        this.visitor = visitor;
        explorer = new Explorer(parts, menus);

        addClassName("explorer-view");
        add(explorer);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<App> found =
                event.getRouteParameters().get(ExplorerNavigation.APP).flatMap(this::visibleApp);
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        app = found.get();
        state = ExplorerState.of(event.getLocation().getQueryParameters());
        if (isAttached()) {
            explorer.show(event.getUI(), app, state);
        }
    }

    @Override
    public String getPageTitle() {
        return app == null ? "" : app.name();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        UI ui = attach.getUI();
        if (app != null) {
            explorer.show(ui, app, state);
        }
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        explorer.stop();
    }

    private Optional<App> visibleApp(String id) {
        try {
            UserId user = visitor.require().id();
            return Optional.of(AppId.of(id))
                    .filter(app -> access.admits(user, app, Permission.READ))
                    .flatMap(app -> apps.find(user, app));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
