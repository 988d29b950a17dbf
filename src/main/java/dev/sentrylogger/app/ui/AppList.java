package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The user's apps as a list of links, below the open one its own pages; read again after each navigation, so that a new
 * app is in it at once.
 */
final class AppList extends Composite<SideNav> {
    private final Supplier<List<App>> apps;
    private final Predicate<AppId> managed;
    private final Function<Consumer<AppId>, Runnable> changes;
    private Shown shown = new Shown(List.of(), "");

    private record Shown(List<App> apps, String open) {}

    /**
     * @param managed whether the user may open the pages that owners have
     * @param changes takes who wants to know when that changes for the user, and returns what ends it
     */
    AppList(Supplier<List<App>> apps, Predicate<AppId> managed, Function<Consumer<AppId>, Runnable> changes) {
        this.apps = apps;
        this.managed = managed;
        this.changes = changes;

        getContent().getElement().setAttribute("aria-label", "Apps");
        show(new Shown(apps.get(), ""));
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        var registration = attach.getUI()
                .addAfterNavigationListener(
                        navigation -> showChanges(navigation.getLocation().getPath()));
        Runnable end = changes.apply(app -> changed(attach.getUI(), app));
        addDetachListener(detach -> {
            detach.unregisterListener();
            registration.remove();
            end.run();
        });
    }

    /** A page that shows what its user may see no longer must not go on showing it. */
    private void changed(UI ui, AppId app) {
        try {
            ui.access(() -> {
                show(new Shown(apps.get(), shown.open()));
                if (app.toString().equals(shown.open())) {
                    ui.getPage().reload();
                }
            });
        } catch (UIDetachedException e) {
            // It is gone already.
        }
    }

    private void showChanges(String path) {
        String open = AppNavigation.appIn(path);
        var now = new Shown(apps.get(), open);
        if (!shown.equals(now)) {
            show(now);
        }
    }

    private void show(Shown now) {
        shown = now;
        getContent().removeAll();
        getContent().addItem(new SideNavItem("All apps", AppNavigation.APPS, icon(VaadinIcon.GRID_SMALL)));
        now.apps().forEach(this::add);
        getContent().addItem(new SideNavItem("Register an app", AppNavigation.REGISTER, icon(VaadinIcon.PLUS)));
    }

    /** Its pages follow as items of their own: nested ones come with a button that names an element nobody can find. */
    private void add(App app) {
        String path = AppNavigation.pathOf(app.id());
        getContent().addItem(new SideNavItem(app.name(), path, icon(VaadinIcon.CUBE)));
        if (app.id().toString().equals(shown.open())) {
            addPages(path, AppNavigation.READERS_PAGES);
            if (managed.test(app.id())) {
                addPages(path, AppNavigation.PAGES);
            }
        }
    }

    private void addPages(String path, List<AppNavigation.Page> pages) {
        for (AppNavigation.Page page : pages) {
            var item = new SideNavItem(page.label(), path + "/" + page.path(), icon(page.icon()));
            item.addClassName("of-app");
            getContent().addItem(item);
        }
    }

    private static Icon icon(VaadinIcon picture) {
        Icon icon = picture.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
