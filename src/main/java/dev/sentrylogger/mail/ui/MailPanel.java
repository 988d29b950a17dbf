package dev.sentrylogger.mail.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.sentrylogger.account.Administrators;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.account.User;
import dev.sentrylogger.mail.MailOutcome;
import dev.sentrylogger.mail.MailServer;
import dev.sentrylogger.mail.Mailer;
import dev.sentrylogger.mail.TestMail;
import dev.sentrylogger.ui.BrowserAddress;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * For administrators: through which server mail goes, and a test e-mail with that server's answer. A part of a page, to
 * be injected into its view; the view sees to who may open it.
 */
@org.springframework.stereotype.Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@StyleSheet("context://app/mail.css")
public final class MailPanel extends Composite<Div> {
    private final EmailField recipient = new EmailField("Send a test to");
    private final Button send = new Button("Send a test e-mail");
    private final Paragraph answer = new Paragraph();
    private final transient TestMail test;
    private final transient CurrentUser visitor;

    MailPanel(Mailer mailer, TestMail test, CurrentUser visitor) {
        this.test = test;
        this.visitor = visitor;
        Optional<MailServer> server = mailer.server();

        send.addClickListener(click -> send());
        recipient.addKeyPressListener(Key.ENTER, enter -> send());

        recipient.setValueChangeMode(ValueChangeMode.EAGER);
        recipient.setValue(visitor.find().map(User::email).orElse(""));
        answer.addClassName("mail-answer");
        answer.getElement().setAttribute("role", "status");
        getContent().addClassName("mail-panel");
        server.ifPresentOrElse(
                set -> getContent().add(facts(set), form(), answer),
                () -> getContent()
                        .add(new Paragraph(Mailer.OFF + ". Set it, with SMTP_FROM and, if the server wants a sign-in,"
                                + " SMTP_USER and SMTP_PASSWORD, and start again. Until then invitations are links to"
                                + " copy.")));
    }

    private void send() {
        if (!send.isEnabled()) {
            return;
        }
        try {
            UI ui = getUI().orElseThrow();
            var outcome = test.send(visitor.require(), BrowserAddress.current(), recipient.getValue());
            recipient.setInvalid(false);
            send.setEnabled(false);
            tell("Sending …", "");
            outcome.thenAccept(ui.accessLater(this::show, () -> {}));
        } catch (IllegalArgumentException e) {
            recipient.setErrorMessage(e.getMessage());
            recipient.setInvalid(true);
        } catch (Administrators.NotAdministratorException e) {
            // Opened anew, the page is not there for them.
            UI.getCurrent().refreshCurrentRoute(false);
        }
    }

    private void show(MailOutcome outcome) {
        send.setEnabled(true);
        switch (outcome) {
            case MailOutcome.Accepted accepted -> tell("Sent. " + accepted.words(), "good");
            case MailOutcome.Failed failed -> tell("Not sent. " + failed.words(), "bad");
        }
    }

    private void tell(String text, String kind) {
        answer.setText(text);
        answer.getElement().setAttribute("data-kind", kind);
    }

    private Component form() {
        var form = new Div(recipient, send);
        form.addClassName("mail-test");
        return form;
    }

    private static Component facts(MailServer server) {
        var list = new DescriptionList();
        add(list, "Server", server.host());
        add(list, "Port", String.valueOf(server.port()));
        add(list, "TLS", server.encryption());
        add(list, "Signs in as", server.user().isEmpty() ? "nobody" : server.user());
        add(list, "From", server.from());
        list.addClassName("mail-facts");
        return list;
    }

    private static void add(DescriptionList list, String name, String value) {
        list.add(new Term(name), new Description(value));
    }
}
