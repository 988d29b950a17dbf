package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppDetails;
import dev.sentrylogger.app.Invitations;
import dev.sentrylogger.app.Role;

/** Makes a link that lets one person into an app, and shows it once. */
final class InviteDialog extends Dialog {
    private final TextField note = new TextField("For whom");
    private final Select<Role> role = new Select<>();
    private final Button create = new Button("Make the link");
    private final Invitations invitations;
    private final AppPages pages;
    private final App app;
    private final ServerAddress serverAddress;
    private String address;

    InviteDialog(Invitations invitations, AppPages pages, App app, ServerAddress serverAddress, Runnable made) {
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
        role.setLabel("Joins as");
        role.setItems(Role.values());
        role.setItemLabelGenerator(PeopleView::words);
        role.setValue(Role.MEMBER);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        setHeaderTitle("Invite to " + app.name());
        addClassName("key-dialog");
        setWidth("34rem");
        add(
                new Paragraph("You get a link to send to one person, by whatever way you like. It works once, for 7"
                        + " days; who has no account yet makes one with it."),
                note,
                role);
        getFooter().add(new Button("Cancel", click -> close()), create);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        serverAddress.ask(attach.getUI(), answer -> address = answer);
    }

    private void create() {
        try {
            String token = invitations.create(pages.caller(), app.id(), role.getValue(), note.getValue());
            var snippet = new Snippet(
                    "Send this link to " + (note.isEmpty() ? "one person" : note.getValue())
                            + ". It is shown this once.",
                    "the link",
                    address + "/invite/" + token);
            removeAll();
            add(snippet);
            getFooter().removeAll();
            getFooter().add(new Button("Done", click -> close()));
        } catch (IllegalArgumentException e) {
            note.setErrorMessage(e.getMessage());
            note.setInvalid(true);
        }
    }
}
