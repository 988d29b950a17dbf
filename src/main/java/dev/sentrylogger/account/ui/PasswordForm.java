package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.sentrylogger.account.OwnAccount;
import dev.sentrylogger.account.SignInThrottled;
import dev.sentrylogger.account.User;
import dev.sentrylogger.ui.BrowserAddress;

/** Changes the password, which ends the person's other sessions. */
final class PasswordForm extends Composite<Div> {
    private final PasswordField current = new PasswordField("Current password");
    private final PasswordField next = new PasswordField("New password");
    private final Button change = new Button("Change password");
    private final Paragraph problem = new Paragraph();
    private final OwnAccount account;
    private final User user;

    PasswordForm(OwnAccount account, User user) {
        this.account = account;
        this.user = user;

        change.addClickListener(click -> change());

        current.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        next.setAutocomplete(Autocomplete.NEW_PASSWORD);
        next.setHelperText("At least 8 characters; a few words in a row are good");
        problem.addClassName("auth-notice");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        change.addThemeVariants(ButtonVariant.PRIMARY);
        change.setDisableOnClick(true);
        var fields = new Div(current, next);
        fields.addClassName("limit-fields");
        getContent().add(problem, fields, change);
    }

    private void change() {
        change.setEnabled(true);
        problem.setVisible(false);
        try {
            int ended = account.changePassword(
                    user, current.getValue(), next.getValue(), BrowserAddress.current(), Here.sessionId());
            current.clear();
            next.clear();
            Notification.show("Password changed" + (ended == 0 ? "" : "; you were signed out elsewhere"));
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
