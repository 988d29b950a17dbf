package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.sentrylogger.app.AppDetails;
import dev.sentrylogger.app.KeyScope;
import java.util.Optional;
import java.util.Set;

/** Asks for what {@link dev.sentrylogger.app.Apps#register} needs; hands it over only when it is valid. */
final class RegisterForm extends Composite<Div> {
    private final TextField name = new TextField("Name");
    private final TextArea description = new TextArea("Description");
    private final Checkbox mayRead = new Checkbox("The key may also read logs back");
    private final Button register = new Button("Register");
    private final Submitted submitted;

    RegisterForm(Submitted submitted) {
        this.submitted = submitted;
        var intro = new Paragraph(
                "Name the program or service whose logs belong together. Next you get the key it sends with.");
        var cancel = new Button("Cancel");

        register.addClickListener(click -> submit());
        register.addClickShortcut(Key.ENTER).listenOn(name);
        cancel.addClickListener(click -> getUI().ifPresent(AppNavigation::toApps));
        name.addValueChangeListener(change -> name.setInvalid(false));
        description.addValueChangeListener(change -> description.setInvalid(false));

        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setMaxLength(2 * AppDetails.NAME_LIMIT);
        name.setPlaceholder("checkout");
        name.setHelperText("At most " + AppDetails.NAME_LIMIT + " characters");
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.setAutofocus(true);
        description.setManualValidation(true);
        description.setMaxLength(2 * AppDetails.DESCRIPTION_LIMIT);
        description.setHelperText("What it does, for those who come after you. May stay empty.");
        mayRead.setHelperText("For reading logs from a command line. Leave it off for a key inside a program.");
        register.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        register.setDisableOnClick(true);
        var actions = new Div(register, cancel);
        actions.addClassName("form-actions");
        getContent().addClassName("register-form");
        getContent().add(intro, name, description, mayRead, actions);
    }

    private void submit() {
        try {
            Optional<String> nameProblem = AppDetails.nameProblem(name.getValue());
            Optional<String> descriptionProblem = AppDetails.descriptionProblem(description.getValue());
            show(nameProblem, descriptionProblem);
            if (nameProblem.isEmpty() && descriptionProblem.isEmpty()) {
                submitted.with(new AppDetails(name.getValue(), description.getValue()), scopes());
            }
        } finally {
            register.setEnabled(true);
        }
    }

    private void show(Optional<String> nameProblem, Optional<String> descriptionProblem) {
        name.setErrorMessage(nameProblem.orElse(""));
        name.setInvalid(nameProblem.isPresent());
        description.setErrorMessage(descriptionProblem.orElse(""));
        description.setInvalid(descriptionProblem.isPresent());
        if (nameProblem.isPresent()) {
            name.focus();
        } else if (descriptionProblem.isPresent()) {
            description.focus();
        }
    }

    private Set<KeyScope> scopes() {
        return mayRead.getValue() ? Set.of(KeyScope.INGEST, KeyScope.READ) : Set.of(KeyScope.INGEST);
    }

    @FunctionalInterface
    interface Submitted {
        void with(AppDetails details, Set<KeyScope> scopes);
    }
}
