package dev.sentrylogger.app.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.ui.EmptyState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AppsViewTest extends UiTest {
    @Autowired
    Apps apps;

    private User user;

    @BeforeEach
    void signIn() {
        user = users.member();
        signIn(user);
    }

    @Test
    void offersToRegisterAFirstApp() {
        UI.getCurrent().navigate("apps");

        _assertOne(EmptyState.class);
        _click(_get(Button.class, spec -> spec.withText("Register an app")));

        _assertOne(RegisterAppView.class);
    }

    @Test
    void listsTheUsersAppsWithTheirDescriptionsAsText() {
        App shop = apps.register(user.id(), "<b>shop</b>", "<img src=x onerror=alert(1)>")
                .app();
        apps.register(users.member().id(), "foreign", "");

        UI.getCurrent().navigate("apps");

        _assertNone(EmptyState.class);
        assertThat(_find(AppCard.class))
                .singleElement()
                .satisfies(card -> assertThat(card.getElement().getTextRecursively())
                        .contains("<b>shop</b>", "<img src=x onerror=alert(1)>", "Registered ")
                        .doesNotContain("foreign"));
        assertThat(_find(AppCard.class).getFirst().getElement().getChild(0).getAttribute("href"))
                .isEqualTo("apps/" + shop.id());
    }

    @Test
    void theDrawerListsTheAppsAndTheWayToRegisterOne() {
        App shop = apps.register(user.id(), "shop", "").app();

        UI.getCurrent().navigate("apps");

        assertThat(drawer()).containsExactly("All apps", "shop", "Register an app");
        assertThat(_get(SideNavItem.class, spec -> spec.withPredicate(item -> "shop".equals(item.getLabel())))
                        .getPath())
                .isEqualTo("apps/" + shop.id());
    }

    @Test
    void theDrawerShowsANewAppAfterTheNextNavigation() {
        UI.getCurrent().navigate("apps");
        apps.register(user.id(), "later", "");

        UI.getCurrent().navigate("apps/new");

        assertThat(drawer()).contains("later");
    }

    private static List<String> drawer() {
        return _get(SideNav.class).getItems().stream()
                .map(SideNavItem::getLabel)
                .toList();
    }
}
