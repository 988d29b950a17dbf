package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.sentrylogger.app.EndingApp;
import dev.sentrylogger.ui.Ago;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The deleted apps that the visitor can have back. */
final class EndingApps extends Composite<Div> {
    EndingApps(List<EndingApp> apps, Instant now, Consumer<EndingApp> undo) {
        var list = new UnorderedList();
        list.addClassName("ending-apps");
        apps.forEach(ending -> list.add(item(ending, now, undo)));
        getContent().addClassName("ending");
        getContent()
                .add(
                        new H2("Deleted"),
                        new Paragraph("Gone for everybody, and their keys are refused. Until they end you can have them"
                                + " back with their logs, keys and people."),
                        list);
    }

    private static ListItem item(EndingApp ending, Instant now, Consumer<EndingApp> undo) {
        var name = new Span(ending.app().name());
        name.addClassName("app-card-name");
        var end = new Span("ends " + Ago.until(ending.endsAt(), now));
        end.addClassName("muted");
        var button = new Button("Undo", click -> undo.accept(ending));
        button.setAriaLabel("Undo the deletion of " + ending.app().name());
        return new ListItem(name, end, button);
    }
}
