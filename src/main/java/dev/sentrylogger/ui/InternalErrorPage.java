package dev.sentrylogger.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** A page that failed to open. Tells an id and nothing of the failure itself. */
@ParentLayout(MainLayout.class)
@PageTitle("Something went wrong")
@AnonymousAllowed
public final class InternalErrorPage extends Composite<Div> implements HasErrorParameter<Exception> {
    private final FailureLog failures;

    InternalErrorPage(FailureLog failures) {
        this.failures = failures;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String id = failures.record(parameter.getCaughtException());
        getContent()
                .add(new EmptyState(
                        VaadinIcon.WARNING,
                        "This page could not be opened",
                        "The fault is ours and has been logged. Try again; if it stays, tell whoever runs this server the"
                                + " error id " + id + ".",
                        new Anchor(".", "Go to the start page")));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
