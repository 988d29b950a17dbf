package dev.sentrylogger.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** There is no such page, or none for this user: the same answer, so that an address gives nothing away. */
@ParentLayout(MainLayout.class)
@PageTitle("Page not found")
@AnonymousAllowed
public final class NotFoundPage extends Composite<Div> implements HasErrorParameter<NotFoundException> {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        getContent().add(noSuchPage());
        return HttpServletResponse.SC_NOT_FOUND;
    }

    static EmptyState noSuchPage() {
        return new EmptyState(
                VaadinIcon.MAP_MARKER,
                "There is nothing here",
                "The page does not exist, or it is not shared with you. Check the address, or ask the person who sent it.",
                new Anchor(".", "Go to the start page"));
    }
}
