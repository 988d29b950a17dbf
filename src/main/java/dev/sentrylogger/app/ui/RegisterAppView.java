package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.app.AppDetails;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.ui.BrowserAddress;
import jakarta.annotation.security.PermitAll;
import java.util.Set;

/** Registers an app and, in the same place and only then, shows its key. */
@Route(AppNavigation.REGISTER)
@PageTitle("Register an app")
@PermitAll
@StyleSheet("context://app/apps.css")
public final class RegisterAppView extends Composite<Div> implements BeforeEnterObserver, BeforeLeaveObserver {
    private final Apps apps;
    private final CurrentUser currentUser;
    private final ServerAddress serverAddress;
    private String address;
    private boolean keyUnsaved;

    RegisterAppView(Apps apps, CurrentUser currentUser, ServerAddress serverAddress) {
        this.apps = apps;
        this.currentUser = currentUser;
        this.serverAddress = serverAddress;
        this.address = serverAddress.guess();

        getContent().addClassNames("app-page", "register-page");
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        serverAddress.ask(attach.getUI(), answer -> address = answer);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        keyUnsaved = false;
        show(new RegisterForm(this::register));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent leave) {
        if (keyUnsaved) {
            askWhetherToLeave(leave.postpone());
        }
    }

    private void register(AppDetails details, Set<KeyScope> scopes) {
        var registration =
                apps.register(new Caller(currentUser.require().id(), BrowserAddress.current()), details, scopes);
        AppId app = registration.app().id();
        keyUnsaved = true;
        show(new RegisteredApp(registration, address, () -> goTo(app)));
    }

    private void goTo(AppId app) {
        keyUnsaved = false;
        getUI().ifPresent(ui -> AppNavigation.toApp(ui, app));
    }

    private void askWhetherToLeave(ContinueNavigationAction way) {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Leave without the key?");
        dialog.setText("If you did not copy the key, nobody can show it to you again.");
        dialog.setCancelText("Stay here");
        dialog.setCancelable(true);
        dialog.setConfirmText("Leave");
        dialog.addConfirmListener(confirm -> {
            keyUnsaved = false;
            way.proceed();
        });
        dialog.open();
    }

    private void show(Component part) {
        getContent().removeAll();
        getContent().add(part);
    }
}
