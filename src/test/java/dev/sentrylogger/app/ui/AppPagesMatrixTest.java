package dev.sentrylogger.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.User;
import dev.sentrylogger.account.ui.LoginView;
import dev.sentrylogger.app.AppId;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Invitations;
import dev.sentrylogger.app.Role;
import dev.sentrylogger.ui.NotFoundPage;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks docs/ACCESS.md: every role, every page below {@code apps/ID}. */
class AppPagesMatrixTest extends UiTest {
    /** Which pages there are, and whether only owners open them. A page not named here fails the test. */
    private static final Map<String, Boolean> PAGES = Map.of(
            "",
            false,
            "/health",
            false,
            "/connection",
            true,
            "/keys",
            true,
            "/people",
            true,
            "/usage",
            true,
            "/noise",
            true,
            "/data",
            true,
            "/alerts",
            true,
            "/audit",
            true);

    @Autowired
    Apps apps;

    @Autowired
    Invitations invitations;

    private Caller owner;
    private AppId app;

    @BeforeEach
    void registerAnApp() {
        owner = new Caller(users.member().id(), "");
        app = apps.register(owner.user(), "shop", "").app().id();
    }

    @Test
    void knowsEveryPage() {
        List<String> there = RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .map(route -> route.getTemplate())
                .filter(template -> template.startsWith("apps/:app"))
                .map(template -> template.substring("apps/:app".length()))
                .toList();

        assertThat(new TreeSet<>(there)).isEqualTo(new TreeSet<>(PAGES.keySet()));
    }

    @Test
    void everyRoleAtEveryPage() {
        for (Role role : Role.values()) {
            User user = users.member();
            invitations.accept(new Caller(user.id(), ""), invitations.create(owner, app, role, ""));
            signIn(user);
            PAGES.forEach((page, forOwners) -> {
                boolean may = !forOwners || role == Role.OWNER;
                assertThat(open(app, page) instanceof NotFoundPage)
                        .as(role + " at " + page)
                        .isEqualTo(!may);
                assertThat(open(new AppId(UUID.randomUUID()), page))
                        .as(role + " at a foreign " + page)
                        .isInstanceOf(NotFoundPage.class);
            });
        }
    }

    @Test
    void strangersAndAdministratorsFindNothingAndVisitorsTheLogin() {
        for (User stranger : List.of(users.member(), users.admin())) {
            signIn(stranger);
            PAGES.keySet().forEach(page -> assertThat(open(app, page)).isInstanceOf(NotFoundPage.class));
        }
        signOut();
        PAGES.keySet().forEach(page -> assertThat(open(app, page)).isInstanceOf(LoginView.class));
    }

    private static Component open(AppId app, String page) {
        UI.getCurrent().navigate("apps/" + app + page);
        return UI.getCurrent().getCurrentView();
    }
}
