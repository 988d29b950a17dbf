package dev.sentrylogger.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.H1;
import dev.sentrylogger.UiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

class MainLayoutViewTest extends UiTest {
    @Autowired
    private ObjectProvider<ShellPart> parts;

    @Test
    void showsEveryModulesPartsToTheSignedIn() {
        signIn(users.member());

        UI.getCurrent().navigate("apps");

        _assertOne(DrawerToggle.class);
        assertThat(parts.stream()).isNotEmpty();
        parts.stream().map(part -> part.create().getClass()).forEach(part -> _assertOne(part));
    }

    @Test
    void namesThePageInTheBar() {
        signIn(users.member());

        UI.getCurrent().navigate(FailingView.class);

        assertThat(_get(H1.class).getText()).isEqualTo("Page not found");
    }

    @Test
    void offersTheColourSchemeOnEveryPage() {
        signIn(users.member());

        UI.getCurrent().navigate("apps");

        _assertOne(ThemeSwitch.class);
    }

    @Test
    void keepsTheDrawerFromVisitors() {
        UI.getCurrent().navigate(FailingView.class);

        _assertNone(DrawerToggle.class);
    }
}
