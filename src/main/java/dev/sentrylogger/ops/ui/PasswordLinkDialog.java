package dev.sentrylogger.ops.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import dev.sentrylogger.account.PasswordLinks;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.ui.ServerAddress;
import dev.sentrylogger.app.ui.Snippet;

/** Makes a link with which a person sets a new password, and shows it once. */
final class PasswordLinkDialog extends Dialog {
    private final Button create = new Button("Make the link");
    private final AdminPages pages;
    private final PasswordLinks links;
    private final ServerAddress serverAddress;
    private final User person;
    private String address;

    PasswordLinkDialog(AdminPages pages, PasswordLinks links, ServerAddress serverAddress, User person) {
        this.pages = pages;
        this.links = links;
        this.serverAddress = serverAddress;
        this.person = person;
        this.address = serverAddress.guess();

        create.addClickListener(click -> pages.attempt(this::create));

        create.addThemeVariants(ButtonVariant.PRIMARY);
        setHeaderTitle("New password for " + person.name());
        addClassName("key-dialog");
        setWidth("34rem");
        add(
                new Paragraph(
                        "You get a link to send to " + person.email() + ", by whatever way you trust. It works once,"
                                + " for " + PasswordLinks.VALIDITY.toHours() + " hours, in place of an older one."),
                new Paragraph("Whoever opens it chooses the password and is signed in; the person is signed out"
                        + " everywhere else. Until then their password stays as it is."));
        getFooter().add(new Button("Cancel", click -> close()), create);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        serverAddress.ask(attach.getUI(), answer -> address = answer);
    }

    private void create() {
        Caller caller = pages.caller();
        String token = links.create(caller.user(), caller.address(), person);
        removeAll();
        add(new Snippet(
                "Send this link to " + person.name() + ". It is shown this once.",
                "the link",
                address + "/new-password/" + token));
        getFooter().removeAll();
        getFooter().add(new Button("Done", click -> close()));
    }
}
