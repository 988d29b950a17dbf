package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;

/** A person, what is to be known of them, and what can be done. */
class PersonRow extends ListItem {
    PersonRow(String name, String below, Component... more) {
        var who = new Span(name);
        who.addClassName("person-name");
        var about = new Span(below);
        about.addClassName("muted");
        var text = new Div(who, about);
        text.addClassName("person");
        add(text);
        add(more);
        addClassName("people-row");
    }
}
