package dev.sentrylogger.ops.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import dev.sentrylogger.account.KnownPeople;
import dev.sentrylogger.account.PageOf;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.OrphanedApps;
import dev.sentrylogger.app.ServerApp;

/** Asks who shall own an app that nobody looks after any more. */
final class NewOwnerDialog extends Dialog {
    private final ComboBox<User> owner = new ComboBox<>("New owner");
    private final Button name = new Button("Name owner");
    private final AdminPages pages;
    private final OrphanedApps orphaned;
    private final ServerApp app;

    NewOwnerDialog(AdminPages pages, OrphanedApps orphaned, KnownPeople people, ServerApp app) {
        this.pages = pages;
        this.orphaned = orphaned;
        this.app = app;

        name.addClickListener(click -> name());
        owner.addValueChangeListener(change -> owner.setInvalid(false));
        owner.setItems(
                query -> people.enabled(pages.caller().user(), query.getFilter().orElse(""), PageOf.SIZE).stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()));

        owner.setItemLabelGenerator(user -> user.name() + " (" + user.email() + ")");
        owner.setHelperText("Type a part of the name or e-mail");
        owner.setManualValidation(true);
        owner.setWidthFull();
        name.addThemeVariants(ButtonVariant.PRIMARY);
        setHeaderTitle("Name an owner of " + app.name());
        addClassName("key-dialog");
        setWidth("34rem");
        add(
                new Paragraph(
                        "No owner of this app can sign in any more. Whoever you name sees its logs and manages its"
                                + " keys and people; it stands in the app's audit log."),
                owner);
        getFooter().add(new Button("Cancel", click -> close()), name);
    }

    private void name() {
        User chosen = owner.getValue();
        if (chosen == null) {
            owner.setErrorMessage("Choose a person");
            owner.setInvalid(true);
            owner.focus();
            return;
        }
        close();
        pages.change(() -> orphaned.nameOwner(pages.caller(), app.id(), chosen.id()));
    }
}
