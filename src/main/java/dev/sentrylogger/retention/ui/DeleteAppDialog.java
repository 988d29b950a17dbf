package dev.sentrylogger.retention.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.AppDeletion;
import dev.sentrylogger.app.ui.AppPages;

/** Deletes an app once its name was typed. */
final class DeleteAppDialog extends Dialog {
    private final TextField name = new TextField("Type its name to confirm");

    DeleteAppDialog(AppPages pages, AppDeletion deletion, App app) {
        var delete = new Button("Delete", click -> {
            deletion.delete(pages.caller(), app.id());
            UI.getCurrent().navigate("apps");
            close();
            Notification.show("“" + app.name() + "” is deleted; you can undo that here for "
                    + AppDeletion.GRACE.toDays() + " days");
        });

        delete.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        delete.setEnabled(false);
        name.setWidthFull();
        name.setPlaceholder(app.name());
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.setAutofocus(true);
        name.addValueChangeListener(
                change -> delete.setEnabled(change.getValue().strip().equals(app.name())));
        setHeaderTitle("Delete “" + app.name() + "”?");
        setWidth("28rem");
        add(
                new Paragraph("Its people see it no more, programs that send to it are refused, links to its logs end."
                        + " For " + AppDeletion.GRACE.toDays() + " days an owner can undo it."),
                name);
        getFooter().add(new Button("Keep it", click -> close()), delete);
    }
}
