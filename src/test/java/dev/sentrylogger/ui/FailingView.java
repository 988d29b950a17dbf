package dev.sentrylogger.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Never opens: holds nothing for anyone, or fails when it is asked to with {@code ?fail}. */
@Route("test/failing")
@AnonymousAllowed
public final class FailingView extends Div implements BeforeEnterObserver {
    static final String SECRET = "jdbc:postgresql://10.0.0.7/secret";

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getLocation().getQueryParameters().getParameters().containsKey("fail")) {
            throw new IllegalStateException(SECRET);
        }
        throw new NotFoundException();
    }
}
