package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.sentrylogger.app.App;
import java.util.List;
import java.util.function.Supplier;

/** The user's apps as a list of links; read again after each navigation, so that a new app is in it at once. */
final class AppList extends Composite<SideNav> {
    private final Supplier<List<App>> apps;
    private List<App> shown = List.of();

    AppList(Supplier<List<App>> apps) {
        this.apps = apps;

        getContent().getElement().setAttribute("aria-label", "Apps");
        show();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        var registration = attach.getUI().addAfterNavigationListener(navigation -> showChanges());
        addDetachListener(detach -> {
            detach.unregisterListener();
            registration.remove();
        });
    }

    private void showChanges() {
        if (!shown.equals(apps.get())) {
            show();
        }
    }

    private void show() {
        shown = apps.get();
        getContent().removeAll();
        getContent().addItem(new SideNavItem("All apps", AppNavigation.APPS, icon(VaadinIcon.GRID_SMALL)));
        shown.forEach(app -> getContent()
                .addItem(new SideNavItem(app.name(), AppNavigation.pathOf(app.id()), icon(VaadinIcon.CUBE))));
        getContent().addItem(new SideNavItem("Register an app", AppNavigation.REGISTER, icon(VaadinIcon.PLUS)));
    }

    private static Icon icon(VaadinIcon picture) {
        Icon icon = picture.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
