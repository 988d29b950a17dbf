package dev.sentrylogger.app.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;

/** Back to an invitation, for who is signed in; others come by the login first. */
@Route(value = "join/:token", autoLayout = false)
@PermitAll
public final class JoinView extends Div implements BeforeEnterObserver {
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String token = event.getRouteParameters().get("token").orElse("");
        event.forwardTo(InviteView.class, new RouteParameters("token", token));
    }
}
