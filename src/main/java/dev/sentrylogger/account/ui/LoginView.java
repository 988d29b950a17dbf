package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.account.InviteIntent;
import dev.sentrylogger.account.OidcRefusal;
import dev.sentrylogger.account.Setup;
import dev.sentrylogger.account.SignInProviders;
import dev.sentrylogger.account.SignInProviders.Provider;
import dev.sentrylogger.ui.Brand;
import java.util.Arrays;

/** Where people sign in: with a password, or with one of the providers that the settings name. */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in · Sentry Logger")
@AnonymousAllowed
public final class LoginView extends Div implements BeforeEnterObserver {
    private final LoginForm form = new LoginForm();
    private final Paragraph notice = new Paragraph();
    private final transient CurrentUser visitor;
    private final transient InviteIntent inviteIntent;

    LoginView(CurrentUser visitor, Setup setup, SignInProviders providers, InviteIntent inviteIntent) {
        this.visitor = visitor;
        this.inviteIntent = inviteIntent;
        form.setI18n(texts());
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        notice.addClassNames("auth-notice");
        notice.getElement().setAttribute("role", "alert");
        notice.setVisible(false);

        addClassName("auth-page");
        add(new Div(new Brand()), setup.isDone() ? signInCard(providers) : setupFirstCard());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (visitor.find().isPresent()) {
            event.forwardTo("apps");
            return;
        }
        // Who signs in here may be somebody else than who pressed a button on the page of an invitation before.
        inviteIntent.end(VaadinSession.getCurrent().getSession());
        explain(event.getLocation().getQueryParameters());
    }

    private void explain(QueryParameters query) {
        form.setError(query.getParameters().containsKey("error"));
        query.getSingleParameter("wait")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .ifPresent(seconds -> form.showErrorMessage(
                        "Too many tries", "Wait " + Words.seconds(Integer.parseInt(seconds)) + ", then try again."));
        query.getSingleParameter("refused").ifPresent(this::explainRefusal);
        if (query.getParameters().containsKey("over")) {
            tell("Enter your password again: the code came too late, or your account has changed since.");
        }
        if (query.getParameters().containsKey("provider")) {
            tell("Signing in did not work: the provider did not answer, or not as expected. Try again in a moment.");
        }
    }

    private void explainRefusal(String code) {
        Arrays.stream(OidcRefusal.values())
                .filter(refusal -> refusal.name().equalsIgnoreCase(code))
                .forEach(refusal -> tell(refusal.message()));
    }

    private void tell(String text) {
        notice.setText(text);
        notice.setVisible(true);
    }

    private Component signInCard(SignInProviders providers) {
        var card = new Div(notice, form);
        card.addClassName("auth-card");
        if (!providers.all().isEmpty()) {
            var or = new Span("or");
            or.addClassName("auth-or");
            card.add(or);
            providers.all().forEach(provider -> card.add(button(provider)));
        }
        return card;
    }

    private static Component button(Provider provider) {
        var link = new Anchor(provider.path(), "Continue with " + provider.label());
        link.addClassName("auth-provider");
        // The server answers it with a redirect, which is nothing for the page's own router.
        link.setRouterIgnore(true);
        return link;
    }

    private Component setupFirstCard() {
        var card = new Div(
                notice,
                new H1("Not set up yet"),
                new Paragraph("This server has no owner. Open the setup link that it printed on its console when it"
                        + " started, then come back to sign in."));
        card.addClassName("auth-card");
        return card;
    }

    private static LoginI18n texts() {
        var texts = LoginI18n.createDefault();
        texts.getForm().setTitle("Sign in");
        texts.getForm().setUsername("E-mail");
        texts.getForm().setSubmit("Sign in");
        texts.getErrorMessage().setTitle("That did not match");
        texts.getErrorMessage().setMessage("E-mail or password is wrong. Check both and try again.");
        texts.getErrorMessage().setUsername("Enter your e-mail");
        texts.getErrorMessage().setPassword("Enter your password");
        return texts;
    }
}
