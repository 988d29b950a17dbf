package dev.sentrylogger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The frame around every page: a drawer and a bar, filled by the modules' {@link ShellPart}s. Visitors who are not signed
 * in get the bar alone.
 */
@Layout
@AnonymousAllowed
public final class MainLayout extends AppLayout implements AfterNavigationObserver {
    private final H1 title = new H1();
    private final ObjectProvider<ShellPart> parts;

    MainLayout(AuthenticationContext visitor, ObjectProvider<ShellPart> parts) {
        this.parts = parts;
        boolean signedIn = visitor.isAuthenticated();
        var skipLink = new NativeButton("Skip to content");
        skipLink.addClassName("skip-link");
        title.addClassName("bar-title");

        skipLink.addClickListener(click -> focusContent());

        setPrimarySection(Section.DRAWER);
        addToNavbar(skipLink, signedIn ? drawerToggle() : new Brand(), title, barEnd(signedIn));
        if (signedIn) {
            addToDrawer(new Brand(), drawer());
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String pageTitle = MenuConfiguration.getPageHeader(getContent()).orElse("");
        title.setText(pageTitle);
        event.getLocationChangeEvent().getUI().getPage().setTitle(documentTitle(pageTitle));
    }

    private static String documentTitle(String pageTitle) {
        return pageTitle.isBlank() ? "Sentry Logger" : pageTitle + " · Sentry Logger";
    }

    private void focusContent() {
        getContent().getElement().executeJs("this.tabIndex = -1; this.focus()");
    }

    private static Component drawerToggle() {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel("Show or hide the list of apps");
        toggle.setTooltipText("Show or hide the list of apps");
        return toggle;
    }

    private Component drawer() {
        var drawer = new Div();
        drawer.addClassName("drawer");
        partsAt(ShellPart.Place.DRAWER).forEach(drawer::add);
        return drawer;
    }

    private Component barEnd(boolean signedIn) {
        var end = new Div(new ThemeSwitch());
        end.addClassName("bar-end");
        if (signedIn) {
            partsAt(ShellPart.Place.BAR_END).forEach(end::add);
        }
        return end;
    }

    private Stream<Component> partsAt(ShellPart.Place place) {
        return parts.orderedStream().filter(part -> part.place() == place).map(ShellPart::create);
    }
}
