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
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.sentrylogger.account.Setup;
import dev.sentrylogger.account.SetupOutcome;
import dev.sentrylogger.account.SignInForm;
import dev.sentrylogger.ui.Brand;

/** The first run: whoever holds the link on the console makes themselves the owner. */
@Route(value = "setup", autoLayout = false)
@PageTitle("Set up · Sentry Logger")
@AnonymousAllowed
public final class SetupView extends Div implements BeforeEnterObserver {
    private final EmailField email = new EmailField("E-mail");
    private final TextField name = new TextField("Your name");
    private final PasswordField password = new PasswordField("Password");
    private final Button create = new Button("Create owner");
    private final Paragraph problem = new Paragraph();
    private final Div card = new Div();
    private final transient Setup setup;
    private String token = "";

    SetupView(Setup setup) {
        this.setup = setup;
        email.setAutofocus(true);
        email.setAutocomplete(Autocomplete.USERNAME);
        name.setAutocomplete(Autocomplete.NAME);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setHelperText("At least 8 characters; a few words in a row are good");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setDisableOnClick(true);
        problem.addClassName("auth-notice");
        problem.getElement().setAttribute("role", "alert");

        create.addClickListener(click -> createOwner());
        create.addClickShortcut(Key.ENTER);

        card.addClassName("auth-card");
        addClassName("auth-page");
        add(new Div(new Brand()), card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("token")
                .orElse("");
        if (setup.isDone()) {
            showDone();
        } else if (setup.accepts(token)) {
            showForm();
        } else {
            showWrongLink();
        }
    }

    private void createOwner() {
        create.setEnabled(true);
        switch (setup.createOwner(token, email.getValue(), name.getValue(), password.getValue())) {
            case SetupOutcome.Created created ->
                SignInForm.submit(this, created.owner().email(), password.getValue());
            case SetupOutcome.Invalid invalid -> {
                problem.setText(invalid.reason());
                problem.setVisible(true);
            }
            case SetupOutcome.WrongLink wrong -> showWrongLink();
            case SetupOutcome.AlreadyDone already -> showDone();
        }
    }

    private void showForm() {
        problem.setVisible(false);
        show(
                new H1("Create the owner"),
                new Paragraph("This account administers the server. It takes a minute, and happens once."),
                problem,
                email,
                name,
                password,
                create);
    }

    private void showDone() {
        show(
                new H1("Already set up"),
                new Paragraph("This server has its owner, so the setup link has done its work."),
                new Anchor("login", "Sign in"));
    }

    private void showWrongLink() {
        show(
                new H1("This link does not work"),
                new Paragraph("A setup link is good until the server starts again. Copy the newest one from the"
                        + " server's console, all of it."));
    }

    private void show(Component... contents) {
        card.removeAll();
        card.add(contents);
    }
}
