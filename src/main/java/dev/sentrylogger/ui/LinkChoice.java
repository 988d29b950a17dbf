package dev.sentrylogger.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;

/** A few ways to look at a page, of which one is chosen; each is an address of its own. */
public final class LinkChoice extends Composite<Div> {
    /** @param label what is chosen, for who cannot see it: "Time" */
    public LinkChoice(String label) {
        getContent().addClassName("link-choice");
        getContent().getElement().setAttribute("role", "group");
        getContent().getElement().setAttribute("aria-label", label);
    }

    public void add(String words, String address, boolean chosen) {
        var link = new Anchor(address, words);
        if (chosen) {
            link.getElement().setAttribute("aria-current", "true");
        }
        getContent().add(link);
    }

    public void removeAll() {
        getContent().removeAll();
    }
}
