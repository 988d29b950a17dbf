package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.account.TwoStep;
import dev.sentrylogger.account.TwoStepSecret;
import dev.sentrylogger.account.User;
import dev.sentrylogger.ui.BrowserAddress;
import dev.sentrylogger.ui.CopyButton;

/** Turns the second step on: password, then a first code of the app, then recovery codes to keep. */
final class TurnOnTwoStepDialog extends TwoStepDialog {
    private final PasswordField password = password();
    private final TextField code = code("Code that the app shows");
    private final TwoStep twoStep;
    private final User user;

    TurnOnTwoStepDialog(TwoStep twoStep, User user, Runnable done) {
        super(done);
        this.twoStep = twoStep;
        this.user = user;
        password.setAutofocus(true);
        ask("Turn on two-step sign-in", "Continue", this::begin, password);
    }

    private void begin() {
        TwoStepSecret secret = twoStep.begin(user, password.getValue(), BrowserAddress.current());
        password.clear();
        var spelled = new Code(secret.groups());
        spelled.addClassNames("log-text", "key-reveal-key");
        spelled.getElement().setAttribute("aria-label", "Secret");
        spelled.getElement().setAttribute("tabindex", "0");
        var row = new Div(spelled, new CopyButton("the secret", secret.groups().replace(" ", "")));
        row.addClassName("key-reveal-row");
        code.setHelperText("Six digits. It is on after the first right one.");
        ask(
                "Connect your app",
                "Turn on",
                () -> reveal(twoStep.turnOn(user, secret, code.getValue(), BrowserAddress.current())),
                new Paragraph(
                        "Scan this with an authenticator app on your phone (such as Aegis, Google Authenticator or"
                                + " 1Password), or type the secret there."),
                new QrCode(secret.uri(user), "QR code for your authenticator app"),
                row,
                code);
        code.focus();
    }
}
