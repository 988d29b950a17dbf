package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppDetails;
import dev.sentrylogger.app.Invitation;
import dev.sentrylogger.app.InvitationMails;
import dev.sentrylogger.app.Offer;
import dev.sentrylogger.app.Role;
import dev.sentrylogger.mail.MailAddress;
import dev.sentrylogger.mail.MailOutcome;
import org.jspecify.annotations.Nullable;

/** Makes a link that lets one person into an app, shows it once, and mails it where that is set up. */
final class InviteDialog extends Dialog {
    private final TextField note = new TextField("For whom");
    private final EmailField email = new EmailField("Their e-mail");
    private final Select<Role> role = new Select<>();
    private final Paragraph explanation = new Paragraph("You get a link for one person. It works once, for 7 days, for"
            + " whoever has it; who has no account yet gets one with it.");
    private final Paragraph problem = new Paragraph();
    private final Paragraph delivery = new Paragraph();
    private final Button create = new Button("Make the link");
    private final InvitationMails invitations;
    private final AppPages pages;
    private final App app;
    private final ServerAddress serverAddress;
    private @Nullable Invitation replaced;
    private String address;

    InviteDialog(InvitationMails invitations, AppPages pages, App app, ServerAddress serverAddress, Runnable made) {
        this.invitations = invitations;
        this.pages = pages;
        this.app = app;
        this.serverAddress = serverAddress;
        this.address = serverAddress.guess();

        create.addClickListener(click -> create());
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                made.run();
            }
        });

        note.setPlaceholder("Ada in operations");
        note.setMaxLength(AppDetails.NAME_LIMIT);
        note.setHelperText("So that you know later whose link it is. May stay empty.");
        note.setAutofocus(true);
        email.setHelperText("We mail the link there. Leave it empty to send the link yourself.");
        role.setLabel("Joins as");
        role.setItems(Role.values());
        role.setItemLabelGenerator(PeopleView::words);
        role.setValue(Role.MEMBER);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        problem.addClassName("dialog-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        delivery.addClassName("delivery");
        delivery.getElement().setAttribute("role", "status");
        setHeaderTitle("Invite to " + app.name());
        addClassName("key-dialog");
        setWidth("34rem");
        add(explanation, problem, note);
        invitations.missing().ifPresentOrElse(what -> add(role, hint(what)), () -> add(email, role));
        getFooter().add(new Button("Cancel", click -> close()), create);
    }

    /** Makes a new link in place of one that waits, since nobody can look up what stood in that. */
    InviteDialog replacing(Invitation invitation) {
        replaced = invitation;
        setHeaderTitle("New link in place of the one that waits");
        explanation.setText("A link is kept nowhere, so it cannot be shown or mailed again. This makes a new one for 7"
                + " days; the one before stops working at once.");
        note.setValue(invitation.note());
        role.setValue(invitation.role());
        if (invitation.mailing() != null) {
            email.setValue(invitation.mailing().to());
        }
        return this;
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        serverAddress.ask(attach.getUI(), answer -> address = answer);
    }

    private void create() {
        problem.setVisible(false);
        email.setInvalid(false);
        MailAddress recipient;
        try {
            recipient = email.isAttached() && !email.isEmpty() ? MailAddress.of(email.getValue()) : null;
        } catch (IllegalArgumentException e) {
            email.setErrorMessage(e.getMessage());
            email.setInvalid(true);
            return;
        }
        try {
            var offer = new Offer(role.getValue(), note.getValue(), recipient, replaced == null ? null : replaced.id());
            show(invitations.make(pages.caller(), app.id(), offer), recipient);
        } catch (IllegalArgumentException e) {
            problem.setText(e.getMessage());
            problem.setVisible(true);
        }
    }

    private void show(InvitationMails.Made made, @Nullable MailAddress recipient) {
        String whom = note.isEmpty() ? "one person" : note.getValue();
        String purpose = recipient == null
                ? "Send this link to " + whom + ". It is shown this once."
                : "The link itself. It is shown this once.";
        removeAll();
        made.mail().ifPresent(outcome -> {
            UI ui = getUI().orElseThrow();
            delivery.setText("Mailing the link to " + recipient + " …");
            add(delivery);
            outcome.thenAccept(ui.accessLater(result -> tell(result, String.valueOf(recipient)), () -> {}));
        });
        add(new Snippet(purpose, "the link", address + "/invite/" + made.token()));
        getFooter().removeAll();
        getFooter().add(new Button("Done", click -> close()));
    }

    private static Paragraph hint(String text) {
        var hint = new Paragraph(text);
        hint.addClassNames("muted", "delivery");
        return hint;
    }

    private void tell(MailOutcome outcome, String recipient) {
        switch (outcome) {
            case MailOutcome.Accepted accepted -> {
                delivery.setText("Mailed to " + recipient + ". " + accepted.words() + ".");
                delivery.getElement().setAttribute("data-kind", "good");
            }
            case MailOutcome.Failed failed -> {
                delivery.setText("Not mailed to " + recipient + ". " + failed.words() + ". Send the link yourself.");
                delivery.getElement().setAttribute("data-kind", "bad");
            }
        }
    }
}
