package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.account.OwnAccount;
import dev.sentrylogger.account.User;
import dev.sentrylogger.ui.BrowserAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Makes a personal token and shows it once. */
final class NewTokenDialog extends Dialog {
    private final TextField name = new TextField("Name");
    private final Checkbox changes = new Checkbox("It may also change things");
    private final Select<Integer> days = new Select<>();
    private final OwnAccount account;
    private final User user;
    private final Clock clock;
    private final Runnable made;

    NewTokenDialog(OwnAccount account, User user, Clock clock, Runnable made) {
        this.account = account;
        this.user = user;
        this.clock = clock;
        this.made = made;
        var create = new Button("Make the token", click -> create());

        name.setPlaceholder("nightly report");
        name.setMaxLength(200);
        name.setManualValidation(true);
        name.setAutofocus(true);
        changes.setHelperText("Such as registering apps. Leave it off for a script that only reads.");
        days.setLabel("In force for");
        days.setItems(List.of(30, 90, 365, 0));
        days.setItemLabelGenerator(choice -> choice == 0 ? "Without end" : choice + " days");
        days.setValue(90);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        setHeaderTitle("New token");
        addClassName("key-dialog");
        setWidth("34rem");
        add(name, days, changes);
        getFooter().add(new Button("Cancel", click -> close()), create);
    }

    private void create() {
        try {
            var end = days.getValue() == 0 ? null : clock.instant().plus(Duration.ofDays(days.getValue()));
            reveal(account.issueToken(user, name.getValue(), !changes.getValue(), end, BrowserAddress.current()));
        } catch (IllegalArgumentException e) {
            name.setErrorMessage(e.getMessage());
            name.setInvalid(true);
            name.focus();
        }
    }

    private void reveal(String token) {
        var shown = new Code(token);
        shown.addClassNames("log-text", "key-reveal-key");
        shown.getElement().setAttribute("tabindex", "0");
        var done = new Button("I saved it", click -> {
            close();
            made.run();
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        removeAll();
        add(new Paragraph("This token is shown this once; copy it now to where you keep secrets."), shown);
        getFooter().removeAll();
        getFooter().add(done);
    }
}
