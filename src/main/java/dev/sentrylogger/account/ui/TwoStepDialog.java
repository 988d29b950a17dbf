package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.account.SignInThrottled;
import java.util.List;

/** A dialog that asks, says what was wrong, and may end with recovery codes that are shown once. */
abstract class TwoStepDialog extends Dialog {
    private final Paragraph problem = new Paragraph();
    private final Runnable done;

    /** @param done what is to be done when something changed */
    TwoStepDialog(Runnable done) {
        this.done = done;
        problem.addClassName("auth-notice");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        addClassNames("key-dialog", "two-step-dialog");
        setWidth("34rem");
    }

    static PasswordField password() {
        var field = new PasswordField("Your password");
        field.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        return field;
    }

    static TextField code(String label) {
        var field = new TextField(label);
        field.getElement().setProperty("autocomplete", "one-time-code");
        field.setMaxLength(40);
        return field;
    }

    /** Shows a step. @param action Enter does it, too; what it throws for the person is told to them */
    final void ask(String title, String label, Runnable action, Component... parts) {
        var go = new Button(label);
        go.addClickListener(click -> {
            go.setEnabled(true);
            attempt(action);
        });
        go.addClickShortcut(Key.ENTER).listenOn(this);
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.setDisableOnClick(true);
        problem.setVisible(false);
        setHeaderTitle(title);
        removeAll();
        add(problem);
        add(parts);
        getFooter().removeAll();
        getFooter().add(new Button("Cancel", click -> close()), go);
    }

    final void reveal(List<String> codes) {
        var saved = new Button("I saved them", click -> finish());
        saved.addThemeVariants(ButtonVariant.PRIMARY);
        // They cannot be had again, so no slip of a key may take them away.
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        setHeaderTitle("Your recovery codes");
        removeAll();
        var shown = new RecoveryCodeList(codes);
        add(shown);
        getFooter().removeAll();
        getFooter().add(saved);
        shown.focus();
    }

    final void finish() {
        close();
        done.run();
    }

    private void attempt(Runnable action) {
        problem.setVisible(false);
        try {
            action.run();
        } catch (IllegalArgumentException e) {
            tell(String.valueOf(e.getMessage()));
        } catch (SignInThrottled e) {
            tell("Too many tries. Wait " + Words.seconds((int) e.retryAfter().toSeconds()) + ", then try again.");
        }
    }

    private void tell(String text) {
        problem.setText(text);
        problem.setVisible(true);
    }
}
