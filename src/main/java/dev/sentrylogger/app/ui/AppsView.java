package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppDeletion;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.EndingApp;
import dev.sentrylogger.app.Members;
import dev.sentrylogger.ui.EmptyState;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The dashboard: the apps the user may see, or the way to a first one. */
@Route(AppNavigation.APPS)
@PageTitle("Apps")
@PermitAll
@StyleSheet("context://app/apps.css")
public final class AppsView extends Composite<Div> implements BeforeEnterObserver {
    private final Apps apps;
    private final CurrentUser currentUser;
    private final AppPages pages;
    private final Members members;
    private final AppDeletion deletion;
    private final Clock clock;

    AppsView(Apps apps, CurrentUser currentUser, AppPages pages, Members members, AppDeletion deletion, Clock clock) {
        this.apps = apps;
        this.currentUser = currentUser;
        this.pages = pages;
        this.members = members;
        this.deletion = deletion;
        this.clock = clock;

        getContent().addClassName("app-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        show();
    }

    private void show() {
        var user = currentUser.require().id();
        List<App> visible = apps.visibleTo(user);
        List<EndingApp> ending = deletion.of(user);
        getContent().removeAll();
        getContent().add(visible.isEmpty() ? nothingYet() : list(visible));
        if (!ending.isEmpty()) {
            getContent().add(new EndingApps(ending, clock.instant(), this::undo));
        }
    }

    private void undo(EndingApp ending) {
        boolean undone = deletion.undo(pages.caller(), ending.app().id());
        Notification.show(
                undone
                        ? "“" + ending.app().name() + "” is back, with its logs, keys and people"
                        : apps.find(currentUser.require().id(), ending.app().id())
                                        .isPresent()
                                ? "Another owner has brought it back already"
                                : "It is too late: this app has ended");
        show();
    }

    private static Component nothingYet() {
        return new EmptyState(
                VaadinIcon.CUBES,
                "No apps yet",
                "An app is one program or service whose logs belong together. Register it to get the key it sends"
                        + " with, and its logs appear here as they happen. From a terminal, sentry-logger init"
                        + " --app-name NAME does the same.",
                registerButton());
    }

    private Component list(List<App> visible) {
        Set<App> owned = Set.copyOf(apps.ownedBy(currentUser.require().id()));
        var count = new Span(visible.size() == 1 ? "1 app" : visible.size() + " apps");
        var head = new Div(count, registerButton());
        head.addClassName("app-list-head");
        var list = new UnorderedList();
        list.addClassName("app-list");
        visible.forEach(app -> list.add(new AppCard(app, owned.contains(app) ? null : () -> leave(app))));
        return new Div(head, list);
    }

    private void leave(App app) {
        var caller = pages.caller();
        members.remove(caller, app.id(), caller.user());
        show();
    }

    private static Button registerButton() {
        var button = new Button("Register an app", VaadinIcon.PLUS.create());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.addClickListener(click -> click.getSource().getUI().ifPresent(AppNavigation::toRegister));
        return button;
    }
}
