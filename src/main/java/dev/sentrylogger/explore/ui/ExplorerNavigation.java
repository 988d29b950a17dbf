package dev.sentrylogger.explore.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteParameters;
import dev.sentrylogger.app.AppId;

/** The ways to the explorer. Nothing else in this module navigates to it. */
final class ExplorerNavigation {
    static final String APP = "app";

    private ExplorerNavigation() {}

    /** With an entry in the browser's history: back leads to what is shown now. */
    static void go(UI ui, AppId app, ExplorerState state) {
        ui.navigate(ExplorerView.class, new RouteParameters(APP, app.toString()), state.parameters());
    }

    /** Without one, and without loading anything: the page shows it already. */
    static void replace(UI ui, AppId app, ExplorerState state) {
        ui.getPage().getHistory().replaceState(null, new Location(path(app), state.parameters()));
    }

    /** Path and query, to be put behind the server's address. */
    static String link(AppId app, ExplorerState state) {
        return "/" + new Location(path(app), state.parameters()).getPathWithQueryParameters();
    }

    private static String path(AppId app) {
        return "apps/" + app;
    }
}
