package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.sentrylogger.app.App;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One app in the dashboard's list: a link to its page. */
final class AppCard extends Composite<ListItem> {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** @param leave what takes the visitor out of the app; null for an owner, who leaves on its People page */
    AppCard(App app, @Nullable Runnable leave) {
        var name = new Span(app.name());
        name.addClassName("app-card-name");
        var description = new Span(app.description());
        description.addClassName("app-card-description");
        description.setVisible(!app.description().isEmpty());
        var created = new Span("Registered " + DAY.format(app.createdAt()));
        created.addClassName("app-card-created");

        var link = new Anchor(AppNavigation.pathOf(app.id()));
        link.addClassName("app-card");
        link.add(name, description, created);
        getContent().addClassName("app-card-item");
        getContent().add(link);
        if (leave != null) {
            var button = new Button("Leave", click -> askToLeave(app, leave));
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            button.setAriaLabel("Leave " + app.name());
            button.addClassName("app-card-leave");
            getContent().add(button);
        }
    }

    private static void askToLeave(App app, Runnable leave) {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Leave “" + app.name() + "”?");
        dialog.setText("The app and its logs are gone for you at once. An owner can invite you again.");
        dialog.setCancelable(true);
        dialog.setConfirmText("Leave");
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirm -> leave.run());
        dialog.open();
    }
}
