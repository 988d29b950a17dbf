package dev.sentrylogger;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.UI;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A test of views as a visitor meets them, without a browser: the whole server, all routes, and a Vaadin session of the
 * test's own. A test begins signed out, at the landing page.
 *
 * <pre>{@code
 * signIn(users.member());
 * UI.getCurrent().navigate("apps");
 * _click(_get(Button.class, spec -> spec.withText("Register an app")));
 * }</pre>
 */
@IntegrationTest
public abstract class UiTest {
    private static final Routes ROUTES = new Routes().autoDiscoverViews("dev.sentrylogger");

    @Autowired
    protected SomeUsers users;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void openBrowser() {
        MockVaadin.setMockRequestFactory(session -> {
            var request = new FakeRequest(session);
            request.setUserPrincipalInt(SecurityContextHolder.getContext().getAuthentication());
            return request;
        });
        MockVaadin.setup(UI::new, new MockSpringServlet(ROUTES, context, UI::new));
    }

    @AfterEach
    void closeBrowser() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    /** Starts a new session in which nobody is signed in. */
    protected void signOut() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
        openBrowser();
    }

    /** Starts a new session in which {@code user} is signed in. */
    protected void signIn(User user) {
        MockVaadin.tearDown();
        SomeUsers.signIn(user);
        openBrowser();
    }
}
