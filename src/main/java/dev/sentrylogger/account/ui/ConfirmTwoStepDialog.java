package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.account.TwoStep;
import dev.sentrylogger.account.User;
import dev.sentrylogger.ui.BrowserAddress;

/** Asks for both steps again before the second is changed. */
final class ConfirmTwoStepDialog extends TwoStepDialog {
    private final PasswordField password = password();
    private final TextField code = code("Code");

    private ConfirmTwoStepDialog(Runnable done) {
        super(done);
        password.setAutofocus(true);
        code.setHelperText("From your app, or a recovery code");
    }

    static ConfirmTwoStepDialog turnOff(TwoStep twoStep, User user, Runnable done) {
        var dialog = new ConfirmTwoStepDialog(done);
        dialog.ask(
                "Turn off two-step sign-in?",
                "Turn off",
                () -> {
                    twoStep.turnOff(user, dialog.password.getValue(), dialog.code.getValue(), BrowserAddress.current());
                    dialog.finish();
                },
                new Paragraph("From then on your password alone signs you in, and your recovery codes are void."),
                dialog.password,
                dialog.code);
        return dialog;
    }

    static ConfirmTwoStepDialog newCodes(TwoStep twoStep, User user, Runnable done) {
        var dialog = new ConfirmTwoStepDialog(done);
        dialog.ask(
                "New recovery codes",
                "Make new codes",
                () -> dialog.reveal(twoStep.newRecoveryCodes(
                        user, dialog.password.getValue(), dialog.code.getValue(), BrowserAddress.current())),
                new Paragraph("The codes that you have now are void then."),
                dialog.password,
                dialog.code);
        return dialog;
    }
}
