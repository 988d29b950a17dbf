package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Where people sign in. */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in · Sentry Logger")
@AnonymousAllowed
public final class LoginView extends Div implements BeforeEnterObserver {
    private final LoginForm form = new LoginForm();

    public LoginView() {
        form.setI18n(texts());
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);

        addClassName("auth-page");
        var card = new Div(form);
        card.addClassName("auth-card");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }

    private static LoginI18n texts() {
        var texts = LoginI18n.createDefault();
        texts.getForm().setTitle("Sign in");
        texts.getForm().setUsername("E-mail");
        texts.getForm().setSubmit("Sign in");
        return texts;
    }
}
