package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.sentrylogger.account.CodeRefusal;
import dev.sentrylogger.account.CodeSignIn;
import dev.sentrylogger.account.SignInForm;
import dev.sentrylogger.ui.Brand;
import java.util.Arrays;

/** The second step of signing in, after the password: a code from the phone, or a recovery code. */
@Route(value = "login/code", autoLayout = false)
@PageTitle("Two-step sign-in · Sentry Logger")
@AnonymousAllowed
@StyleSheet("context://app/two-step.css")
public final class CodeView extends Div implements BeforeEnterObserver {
    private final Paragraph problem = new Paragraph();
    private final Paragraph what = new Paragraph();
    private final TextField code = new TextField();
    private final Button signIn = new Button("Sign in");
    private final Button other = new Button();
    private final transient CodeSignIn steps;
    private boolean fromTheApp;

    CodeView(CodeSignIn steps) {
        this.steps = steps;

        signIn.addClickListener(click -> SignInForm.submitCode(this, code.getValue()));
        signIn.addClickShortcut(Key.ENTER).listenOn(code);
        other.addClickListener(click -> ask(!fromTheApp));

        problem.addClassName("auth-notice");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        code.setAutofocus(true);
        code.setMaxLength(40);
        signIn.addThemeVariants(ButtonVariant.PRIMARY);
        other.addThemeVariants(ButtonVariant.TERTIARY);
        ask(true);
        var card = new Div(
                new H1("Two-step sign-in"),
                problem,
                what,
                code,
                signIn,
                other,
                new Anchor("login", "Sign in as somebody else"));
        card.addClassNames("auth-card", "code-card");
        addClassName("auth-page");
        add(new Div(new Brand()), card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (steps.awaited(VaadinSession.getCurrent().getSession()).isEmpty()) {
            event.forwardTo(LoginView.class);
            return;
        }
        explain(event.getLocation().getQueryParameters());
    }

    private void ask(boolean app) {
        fromTheApp = app;
        what.setText(
                app
                        ? "Enter the six digits that your authenticator app shows now."
                        : "Enter one of the recovery codes that you saved. Each works once.");
        code.setLabel(app ? "Code" : "Recovery code");
        code.getElement().setProperty("autocomplete", app ? "one-time-code" : "off");
        code.getElement().executeJs("this.inputElement.inputMode = $0", app ? "numeric" : "text");
        code.clear();
        code.focus();
        other.setText(app ? "Use a recovery code" : "Use the authenticator app");
    }

    private void explain(QueryParameters query) {
        query.getSingleParameter("refused")
                .ifPresent(refused -> Arrays.stream(CodeRefusal.values())
                        .filter(refusal -> refusal.name().equalsIgnoreCase(refused))
                        .forEach(refusal -> tell(refusal.message())));
        query.getSingleParameter("wait")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .ifPresent(seconds ->
                        tell("Too many tries. Wait " + Words.seconds(Integer.parseInt(seconds)) + ", then try again."));
    }

    private void tell(String text) {
        problem.setText(text);
        problem.setVisible(true);
    }
}
