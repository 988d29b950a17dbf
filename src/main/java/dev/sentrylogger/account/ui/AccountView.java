package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.account.OwnAccount;
import dev.sentrylogger.account.PersonalTokens;
import dev.sentrylogger.account.SignedInDevices;
import dev.sentrylogger.account.TwoStep;
import dev.sentrylogger.account.User;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** What people do with their own account. */
@Route("account")
@PageTitle("Your account")
@PermitAll
@StyleSheet("context://app/apps.css")
@StyleSheet("context://app/keys.css")
@StyleSheet("context://app/two-step.css")
public final class AccountView extends Composite<Div> implements BeforeEnterObserver {
    private final CurrentUser visitor;
    private final OwnAccount account;
    private final SignedInDevices devices;
    private final PersonalTokens tokens;
    private final TwoStep twoStep;
    private final Clock clock;

    AccountView(
            CurrentUser visitor,
            OwnAccount account,
            SignedInDevices devices,
            PersonalTokens tokens,
            TwoStep twoStep,
            Clock clock) {
        this.visitor = visitor;
        this.account = account;
        this.devices = devices;
        this.tokens = tokens;
        this.twoStep = twoStep;
        this.clock = clock;
        getContent().addClassNames("app-page", "people", "account");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        User user = visitor.require();
        var who = new Paragraph(user.name() + ", " + user.email());
        who.addClassName("muted");
        getContent().removeAll();
        getContent().add(who);
        boolean hasPassword = account.hasPassword(user);
        if (hasPassword) {
            getContent().add(new H2("Password"), new PasswordForm(account, user));
        }
        getContent()
                .add(
                        new H2("Two-step sign-in"),
                        hasPassword ? new TwoStepSection(twoStep, user, clock) : TwoStepSection.leftToTheProvider());
        getContent()
                .add(
                        new H2("Where you are signed in"),
                        new DeviceList(account, devices, user, clock),
                        new H2("Personal tokens"),
                        new TokenList(tokens, account, user, clock));
    }
}
