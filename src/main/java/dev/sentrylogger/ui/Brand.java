package dev.sentrylogger.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;

/** The mark and the name; leads to the start page. */
public final class Brand extends Composite<Anchor> {
    public Brand() {
        var mark = new Image("app/logo.svg", "");
        mark.setWidth("28px");
        mark.setHeight("28px");

        getContent().setHref(".");
        getContent().addClassName("brand");
        getContent().add(mark, new Span("Sentry Logger"));
    }
}
