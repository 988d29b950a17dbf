package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.sentrylogger.app.AppId;
import java.util.List;
import java.util.regex.Pattern;

/** The ways to the pages of apps. Nothing else in this module knows their paths. */
final class AppNavigation {
    static final String APPS = "apps";
    static final String REGISTER = "apps/new";

    static final String KEYS = "keys";
    static final String CONNECTION = "connection";
    static final String PEOPLE = "people";
    static final String USAGE = "usage";
    static final String AUDIT = "audit";
    /** Belong to other modules, as does the app's own page. */
    static final String NOISE = "noise";

    static final String DATA = "data";

    static final String ALERTS = "alerts";

    private static final String HEALTH = "health";

    /** What an app has beside its logs, for all who may read it. */
    static final List<Page> READERS_PAGES = List.of(new Page(HEALTH, "Health", VaadinIcon.HEART_O));

    /** The same for its owners. */
    static final List<Page> PAGES = List.of(
            new Page(CONNECTION, "Connection", VaadinIcon.PLUG),
            new Page(KEYS, "Keys", VaadinIcon.KEY),
            new Page(PEOPLE, "People", VaadinIcon.USERS),
            new Page(USAGE, "Usage", VaadinIcon.BAR_CHART_H),
            new Page(NOISE, "Noise", VaadinIcon.FUNNEL),
            new Page(DATA, "Data", VaadinIcon.DATABASE),
            new Page(ALERTS, "Alerts", VaadinIcon.BELL),
            new Page(AUDIT, "Audit log", VaadinIcon.CLIPBOARD_TEXT));

    private static final Pattern PAGE_OF_APP = Pattern.compile(APPS + "/([0-9a-f-]{36})(/.*)?");

    record Page(String path, String label, VaadinIcon icon) {}

    private AppNavigation() {}

    /** The id of the app whose page that path is; empty when it is no app's. */
    static String appIn(String path) {
        var page = PAGE_OF_APP.matcher(path);
        return page.matches() ? page.group(1) : "";
    }

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
