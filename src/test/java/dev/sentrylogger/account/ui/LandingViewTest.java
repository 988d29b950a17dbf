package dev.sentrylogger.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import dev.sentrylogger.UiTest;
import org.junit.jupiter.api.Test;

class LandingViewTest extends UiTest {
    @Test
    void greetsVisitors() {
        _assertOne(LandingView.class);
    }

    @Test
    void leadsToSignInAndToTheApiReference() {
        assertThat(_find(Anchor.class)).extracting(Anchor::getHref).contains("login", "docs/api");
    }

    @Test
    void sendsTheSignedInToTheirApps() {
        signIn(users.member());

        UI.getCurrent().navigate("");

        _assertNone(LandingView.class);
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("apps");
    }
}
