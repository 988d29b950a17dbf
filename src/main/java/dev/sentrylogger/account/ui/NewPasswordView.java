package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.sentrylogger.account.PasswordLinks;
import dev.sentrylogger.account.SignInForm;
import dev.sentrylogger.account.User;
import dev.sentrylogger.ui.Brand;
import dev.sentrylogger.ui.BrowserAddress;
import java.util.Optional;

/** Where the link leads that an administrator made for somebody who lost their password. */
@Route(value = "new-password/:token", autoLayout = false)
@PageTitle("New password · Sentry Logger")
@AnonymousAllowed
public final class NewPasswordView extends Div implements BeforeEnterObserver {
    private final PasswordField password = new PasswordField("New password");
    private final Button set = new Button("Set the password and sign in");
    private final Paragraph problem = new Paragraph();
    private final Div card = new Div();
    private final transient PasswordLinks links;
    private String token = "";

    NewPasswordView(PasswordLinks links) {
        this.links = links;

        set.addClickListener(click -> set());
        set.addClickShortcut(Key.ENTER);

        password.setAutofocus(true);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setHelperText("At least 8 characters; a few words in a row are good");
        set.addThemeVariants(ButtonVariant.PRIMARY);
        set.setDisableOnClick(true);
        problem.addClassName("auth-notice");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        card.addClassName("auth-card");
        addClassName("auth-page");
        add(new Div(new Brand()), card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getRouteParameters().get("token").orElse("");
        links.find(token).ifPresentOrElse(this::showForm, this::showWrongLink);
    }

    private void set() {
        set.setEnabled(true);
        try {
            Optional<User> owner = links.use(token, password.getValue(), BrowserAddress.current());
            owner.ifPresentOrElse(
                    user -> SignInForm.submit(this, user.email(), password.getValue()), this::showWrongLink);
        } catch (IllegalArgumentException e) {
            problem.setText(e.getMessage());
            problem.setVisible(true);
        }
    }

    private void showForm(User owner) {
        show(
                new H1("Choose a new password"),
                new Paragraph("For " + owner.email() + ". You are then signed out everywhere else."),
                problem,
                password,
                set);
    }

    private void showWrongLink() {
        show(
                new H1("This link does not work"),
                new Paragraph(
                        "It was used, a newer one was made, or it is older than a day. Ask an administrator of this"
                                + " server for another."),
                new Anchor("login", "Sign in"));
    }

    private void show(Component... contents) {
        card.removeAll();
        card.add(contents);
    }
}
