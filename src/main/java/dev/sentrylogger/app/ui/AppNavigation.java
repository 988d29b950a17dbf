package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.UI;
import dev.sentrylogger.app.AppId;

/** The ways to the pages of apps. Nothing else in this module knows their paths. */
final class AppNavigation {
    static final String APPS = "apps";
    static final String REGISTER = "apps/new";

    private AppNavigation() {}

    /** The app's own page, which belongs to another module. */
    static String pathOf(AppId app) {
        return APPS + "/" + app;
    }

    static void toApps(UI ui) {
        ui.navigate(APPS);
    }

    static void toRegister(UI ui) {
        ui.navigate(REGISTER);
    }

    static void toApp(UI ui, AppId app) {
        ui.navigate(pathOf(app));
    }
}
