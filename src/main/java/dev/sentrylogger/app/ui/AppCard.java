package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.sentrylogger.app.App;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One app in the dashboard's list: a link to its page. */
final class AppCard extends Composite<ListItem> {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    AppCard(App app) {
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
        getContent().add(link);
    }
}
