package dev.sentrylogger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What a page shows when it has nothing to show: why, and what to do about it. */
public final class EmptyState extends Composite<Div> {
    /**
     * @param headline the fact, in a few words: "No apps yet"
     * @param sentence what that means and what comes next
     * @param actions the way on; none where there is nothing to do but wait
     */
    public EmptyState(VaadinIcon icon, String headline, String sentence, Component... actions) {
        Icon picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        var actionRow = new Div(actions);
        actionRow.addClassName("empty-state-actions");
        actionRow.setVisible(actions.length > 0);

        getContent().addClassName("empty-state");
        getContent().add(picture, new H2(headline), new Paragraph(sentence), actionRow);
    }
}
