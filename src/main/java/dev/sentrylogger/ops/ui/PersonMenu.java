package dev.sentrylogger.ops.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.sentrylogger.account.KnownPerson;
import dev.sentrylogger.account.ManagedPeople;
import dev.sentrylogger.account.PasswordLinks;
import dev.sentrylogger.account.TwoStep;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.ui.ServerAddress;
import org.springframework.stereotype.Component;

/** What an administrator can do with a person; asks first where it takes something away, or gives much. */
@Component
final class PersonMenu {
    private final AdminPages pages;
    private final ManagedPeople people;
    private final PasswordLinks links;
    private final TwoStep twoStep;
    private final ServerAddress serverAddress;

    PersonMenu(
            AdminPages pages, ManagedPeople people, PasswordLinks links, TwoStep twoStep, ServerAddress serverAddress) {
        this.pages = pages;
        this.people = people;
        this.links = links;
        this.twoStep = twoStep;
        this.serverAddress = serverAddress;
    }

    MenuBar of(KnownPerson person) {
        User user = person.user();
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.TERTIARY);
        menu.addClassName("person-menu");
        var button = menu.addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        button.setAriaLabel("Actions for " + user.name());
        SubMenu items = button.getSubMenu();
        if (user.admin()) {
            items.addItem("Make no administrator", click -> askToUnmake(user));
        } else {
            items.addItem("Make administrator", click -> askToMake(user));
        }
        if (person.password() && person.enabled()) {
            items.addItem(
                    "Link for a new password",
                    click -> new PasswordLinkDialog(pages, links, serverAddress, user).open());
        }
        if (person.twoStep()) {
            items.addItem("Take off two-step sign-in", click -> askToTakeOffTwoStep(user));
        }
        if (!person.enabled()) {
            items.addItem("Turn on", click -> setEnabled(user, true));
        } else if (!user.id().equals(pages.caller().user())) {
            items.addItem("Turn off", click -> askToTurnOff(user));
        }
        return menu;
    }

    private void askToMake(User user) {
        ask(
                "Make " + user.name() + " an administrator?",
                "They manage the people of this server, you among them, and see its audit log. It gives them no access"
                        + " to apps.",
                "Make administrator",
                "primary",
                () -> setAdministrator(user, true));
    }

    private void askToUnmake(User user) {
        ask(
                "Make " + user.name() + " no administrator?",
                "These pages are gone for them at once. Their account and their apps stay.",
                "Make no administrator",
                "error primary",
                () -> setAdministrator(user, false));
    }

    private void askToTurnOff(User user) {
        ask(
                "Turn off " + user.name() + "?",
                "They are signed out everywhere at once, cannot sign in, and their personal tokens are refused. Their"
                        + " apps, keys and memberships stay, and you can turn the account on again.",
                "Turn off",
                "error primary",
                () -> setEnabled(user, false));
    }

    private void askToTakeOffTwoStep(User user) {
        ask(
                "Take two-step sign-in off " + user.name() + "?",
                "For somebody who has lost phone and recovery codes: from now on their password alone signs in. Be sure"
                        + " that it is they who ask.",
                "Take off",
                "error primary",
                () -> {
                    Caller caller = pages.caller();
                    pages.change(() -> twoStep.removeFor(caller.user(), user.id(), caller.address()));
                });
    }

    private void setAdministrator(User user, boolean wanted) {
        Caller caller = pages.caller();
        pages.change(() -> people.setAdministrator(caller.user(), caller.address(), user.id(), wanted));
    }

    private void setEnabled(User user, boolean wanted) {
        Caller caller = pages.caller();
        pages.change(() -> people.setEnabled(caller.user(), caller.address(), user.id(), wanted));
    }

    private static void ask(String headline, String text, String confirm, String theme, Runnable action) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(headline);
        dialog.setText(text);
        dialog.setCancelable(true);
        dialog.setConfirmText(confirm);
        dialog.setConfirmButtonTheme(theme);
        dialog.addConfirmListener(confirmed -> action.run());
        dialog.open();
    }
}
