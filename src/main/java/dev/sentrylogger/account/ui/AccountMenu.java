package dev.sentrylogger.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.sentrylogger.account.Administrators;
import dev.sentrylogger.account.CurrentUser;
import dev.sentrylogger.account.ProviderLinks;
import dev.sentrylogger.account.SignInProviders.Provider;
import dev.sentrylogger.account.User;
import dev.sentrylogger.ui.ShellPart;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** At the end of the bar: who is signed in, linking a provider, signing out. */
@org.springframework.stereotype.Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class AccountMenu implements ShellPart {
    /** Belongs to another module. */
    private static final String ADMINISTRATION = "admin";

    private final CurrentUser visitor;
    private final ProviderLinks links;
    private final Administrators administrators;
    private final AuthenticationContext authentication;

    AccountMenu(
            CurrentUser visitor,
            ProviderLinks links,
            Administrators administrators,
            AuthenticationContext authentication) {
        this.visitor = visitor;
        this.links = links;
        this.administrators = administrators;
        this.authentication = authentication;
    }

    @Override
    public Place place() {
        return Place.BAR_END;
    }

    @Override
    public Component create() {
        return visitor.find().<Component>map(this::menu).orElseGet(Span::new);
    }

    private Component menu(User user) {
        var avatar = new Avatar(user.name());
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.TERTIARY);
        menu.addClassName("account-menu");
        var button = menu.addItem(avatar);
        button.setAriaLabel("Account of " + user.name());
        SubMenu items = button.getSubMenu();
        items.addItem(who(user)).setEnabled(false);
        items.addItem("Your account", click -> UI.getCurrent().navigate(AccountView.class));
        if (administrators.has(user.id())) {
            items.addItem("Administration", click -> UI.getCurrent().navigate(ADMINISTRATION));
        }
        links.linkable(user)
                .forEach(provider -> items.addItem("Link " + provider.label() + " sign-in", click -> link(provider)));
        items.addItem("Sign out", click -> authentication.logout());
        return menu;
    }

    private void link(Provider provider) {
        links.begin(VaadinSession.getCurrent().getSession());
        UI.getCurrent().getPage().setLocation(provider.path());
    }

    private static Component who(User user) {
        var name = new Span(user.name());
        var email = new Span(user.email());
        name.addClassName("account-name");
        email.addClassName("account-email");
        return new Div(name, email);
    }
}
