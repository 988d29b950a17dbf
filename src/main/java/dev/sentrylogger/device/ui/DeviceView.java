package dev.sentrylogger.device.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.device.Decision;
import dev.sentrylogger.device.DeviceRequest;
import dev.sentrylogger.device.DeviceSignIn;
import dev.sentrylogger.device.TooManyException;
import dev.sentrylogger.device.UserCode;
import dev.sentrylogger.ui.Brand;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** Where a person lets a command line have a key: code, then who asks, then approve or deny. */
@Route(value = "device", autoLayout = false)
@PageTitle("Connect a command line · Sentry Logger")
@PermitAll
@StyleSheet("context://app/device.css")
public final class DeviceView extends Div implements BeforeEnterObserver {
    private static final String NOBODY =
            "No command line waits with this code. Check it; it is good for ten minutes and for one time.";

    private final Div card = new Div();
    private final transient DeviceSignIn signIn;
    private final transient Apps apps;
    private final transient CurrentUser currentUser;
    private final transient Clock clock;
    private CodeForm codeForm = new CodeForm("", this::find);

    DeviceView(DeviceSignIn signIn, Apps apps, CurrentUser currentUser, Clock clock) {
        this.signIn = signIn;
        this.apps = apps;
        this.currentUser = currentUser;
        this.clock = clock;

        card.addClassNames("auth-card", "device-card");
        addClassName("auth-page");
        add(new Div(new Brand()), card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent enter) {
        String linked = enter.getLocation()
                .getQueryParameters()
                .getSingleParameter("code")
                .orElse("");
        codeForm = new CodeForm(UserCode.firstHalf(linked), this::find);
        show(codeForm, signedInAs());
    }

    private void find(String typed) {
        try {
            signIn.find(typed, user(), address())
                    .ifPresentOrElse(
                            request -> show(new ApprovalForm(
                                    request,
                                    apps.ownedBy(user()),
                                    clock.instant(),
                                    decision -> decide(request, decision))),
                            () -> codeForm.refuse(NOBODY));
        } catch (TooManyException e) {
            codeForm.refuse(String.valueOf(e.getMessage()));
        }
    }

    private void decide(DeviceRequest request, Decision decision) {
        if (!signIn.decide(request, decision, user(), address())) {
            tell("Too late", "The request has expired or was decided meanwhile. Start again at the command line.");
        } else if (decision instanceof Decision.Deny) {
            tell("Denied", "The command line gets no key. If somebody sent you the link, tell your administrator.");
        } else {
            tell("Approved", "Go back to your terminal; it has its key in a moment. You may close this page.");
        }
    }

    private void tell(String headline, String text) {
        var title = new H1(headline);
        title.getElement().setAttribute("tabindex", "-1");
        title.addAttachListener(attach -> title.getElement().executeJs("this.focus()"));
        show(title, new Paragraph(text), new Anchor("apps", "To my apps"));
    }

    private Component signedInAs() {
        var who = new Paragraph("Signed in as " + currentUser.require().email());
        who.addClassName("device-who");
        return who;
    }

    private void show(Component... parts) {
        card.removeAll();
        card.add(parts);
    }

    private UserId user() {
        return currentUser.require().id();
    }

    private static String address() {
        String address = VaadinSession.getCurrent().getBrowser().getAddress();
        return address == null ? "" : address;
    }
}
