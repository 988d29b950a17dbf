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
import com.vaadin.flow.router.RouteParameters;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.query.QuerySyntaxException;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One app's logs as they arrive. The address holds what is searched for. */
@Route("apps/:app")
@PermitAll
@StyleSheet("context://app/live.css")
public final class LiveView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final Apps apps;
    private final CurrentUser visitor;
    private final SearchBar searchBar;
    private final LivePanel panel;
    private @Nullable App app;
    private LiveQuery query = LiveQuery.ALL;

    LiveView(Apps apps, CurrentUser visitor, LiveEvents events) {
        this.apps = apps;
        this.visitor = visitor;
        panel = new LivePanel(events);
        searchBar = new SearchBar(this::goTo, panel::toggleLive);

        panel.onLiveChanged(searchBar::showLive);
        panel.onQueryWanted(this::goTo);

        addClassName("live-view");
        add(searchBar, panel);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<App> found = event.getRouteParameters().get("app").flatMap(this::visibleApp);
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        app = found.get();
        query = LiveQuery.of(event.getLocation().getQueryParameters());
        if (isAttached()) {
            show(event.getUI(), app);
        }
    }

    @Override
    public String getPageTitle() {
        return app == null ? "" : app.name();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        if (app != null) {
            show(attach.getUI(), app);
        }
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        panel.stop();
    }

    private void show(UI ui, App shown) {
        searchBar.show(query);
        try {
            panel.show(ui, shown, query, query.filter());
        } catch (QuerySyntaxException e) {
            searchBar.showProblem(e);
            panel.showUnreadable(query);
        }
    }

    private void goTo(LiveQuery wanted) {
        App here = app;
        if (here != null && !wanted.equals(query)) {
            getUI().ifPresent(ui -> ui.navigate(LiveView.class, parameters(here.id()), wanted.parameters()));
        }
    }

    private Optional<App> visibleApp(String id) {
        try {
            return apps.find(visitor.require().id(), AppId.of(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static RouteParameters parameters(AppId app) {
        return new RouteParameters("app", app.toString());
    }
}
