package dev.sentrylogger.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** Looks and answers exactly like {@link NotFoundPage}: whether a page exists is not for everyone to know. */
@ParentLayout(MainLayout.class)
@PageTitle("Page not found")
@AnonymousAllowed
public final class AccessDeniedPage extends Composite<Div> implements HasErrorParameter<AccessDeniedException> {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        getContent().add(NotFoundPage.noSuchPage());
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
