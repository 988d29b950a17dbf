package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.account.InviteIntent;
import dev.sentrylogger.account.SignInForm;
import dev.sentrylogger.account.SignInProviders;
import dev.sentrylogger.account.SignInProviders.Provider;
import dev.sentrylogger.account.User;
import dev.sentrylogger.account.UserId;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Invitation;
import dev.sentrylogger.app.Invitations;
import dev.sentrylogger.app.InvitedSignUp;
import dev.sentrylogger.ui.Brand;
import dev.sentrylogger.ui.BrowserAddress;
import java.util.Optional;

/** Where a link of an invitation leads: who is signed in joins, who has no account makes one. */
@Route(value = "invite/:token", autoLayout = false)
@PageTitle("You are invited · Sentry Logger")
@AnonymousAllowed
public final class InviteView extends Div implements BeforeEnterObserver {
    private final Invitations invitations;
    private final InvitedSignUp signUp;
    private final CurrentUser visitor;
    private final SignInProviders providers;
    private final InviteIntent intent;
    private final EmailField email = new EmailField("E-mail");
    private final TextField name = new TextField("Your name");
    private final PasswordField password = new PasswordField("Password");
    private final Paragraph problem = new Paragraph();
    private final Div card = new Div();
    private String token = "";

    InviteView(
            Invitations invitations,
            InvitedSignUp signUp,
            CurrentUser visitor,
            SignInProviders providers,
            InviteIntent intent) {
        this.invitations = invitations;
        this.signUp = signUp;
        this.visitor = visitor;
        this.providers = providers;
        this.intent = intent;
        email.setAutocomplete(Autocomplete.USERNAME);
        name.setAutocomplete(Autocomplete.NAME);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setHelperText("At least 8 characters; a few words in a row are good");
        problem.addClassName("auth-notice");
        problem.getElement().setAttribute("role", "alert");
        card.addClassName("auth-card");
        addClassName("auth-page");
        add(new Div(new Brand()), card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getRouteParameters().get("token").orElse("");
        Optional<Invitation> invitation = invitations.find(token);
        if (invitation.isEmpty()) {
            show(
                    new H1("This invitation does not work"),
                    new Paragraph("It was used, taken back, or is older than a week. Ask whoever sent it for another."),
                    new Anchor(".", "To the start page"));
        } else if (visitor.find().isPresent()) {
            showJoin(invitation.get(), visitor.require());
        } else {
            showSignUp(invitation.get());
        }
    }

    private void showJoin(Invitation invitation, User user) {
        var join = button("Join " + invitation.appName(), () -> join(user.id()));
        show(headline(invitation), what(invitation), new Paragraph("You are signed in as " + user.email() + "."), join);
    }

    private void showSignUp(Invitation invitation) {
        var create = button("Create account and join", this::createAccount);
        create.addClickShortcut(Key.ENTER);
        problem.setVisible(false);
        var signIn = new Anchor("join/" + token, "I have an account: sign in");
        // Through the server, which sends whoever is not signed in to the login and back.
        signIn.setRouterIgnore(true);
        show(headline(invitation), what(invitation));
        if (!providers.all().isEmpty()) {
            providers.all().forEach(provider -> card.add(button(provider)));
            var or = new Span("or with a password");
            or.addClassName("auth-or");
            card.add(or);
        }
        card.add(problem, email, name, password, create, signIn);
    }

    private Component button(Provider provider) {
        var button = new NativeButton("Continue with " + provider.label());
        button.addClickListener(click -> {
            intent.begin(VaadinSession.getCurrent().getSession(), token);
            getUI().ifPresent(ui -> ui.getPage().setLocation(provider.path()));
        });
        button.addClassName("auth-provider");
        return button;
    }

    private static H1 headline(Invitation invitation) {
        return new H1("Join “" + invitation.appName() + "”");
    }

    private static Paragraph what(Invitation invitation) {
        return new Paragraph(invitation.inviter() + " invites you to " + invitation.allows() + ".");
    }

    private Button button(String label, Runnable action) {
        var button = new Button(label);
        button.addClickListener(click -> {
            button.setEnabled(true);
            action.run();
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        return button;
    }

    private void createAccount() {
        try {
            User user = signUp.enter(
                    token, BrowserAddress.current(), email.getValue(), name.getValue(), password.getValue());
            SignInForm.submit(this, user.email(), password.getValue());
        } catch (IllegalArgumentException e) {
            problem.setText(e.getMessage());
            problem.setVisible(true);
        }
    }

    private void join(UserId user) {
        invitations
                .accept(caller(user), token)
                .ifPresentOrElse(
                        app -> getUI().ifPresent(ui -> AppNavigation.toApp(ui, app)),
                        () -> getUI().ifPresent(ui -> ui.getPage().reload()));
    }

    private static Caller caller(UserId user) {
        return new Caller(user, BrowserAddress.current());
    }

    private void show(Component... parts) {
        card.removeAll();
        card.add(parts);
    }
}
