package dev.sentrylogger.health.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.app.Invitations;
import dev.sentrylogger.app.Role;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.health.SomeHistory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HealthViewTest extends UiTest {
    @Autowired
    Apps apps;

    @Autowired
    Invitations invitations;

    @Autowired
    SomeHistory history;

    private App shop;

    @BeforeEach
    void registerAnApp() {
        User owner = users.member();
        shop = apps.register(owner.id(), "shop", "").app();
        User viewer = users.member();
        var caller = new Caller(owner.id(), "");
        invitations.accept(new Caller(viewer.id(), ""), invitations.create(caller, shop.id(), Role.VIEWER, ""));
        signIn(viewer);
    }

    @Test
    void saysThatNothingCame() {
        open("");

        assertThat(text()).contains("Nothing came yet");
        assertThat(_find(Div.class, spec -> spec.withClasses("health-full"))).isEmpty();
    }

    @Test
    void saysThatAllIsUsualAndEachNumberLeadsToItsLogs() {
        history.steady(shop.id(), "checkout", 0);
        history.steady(shop.id(), "search", 0);
        open("range=1h");

        assertThat(text()).contains("All 2 services are as usual.", "Healthy", "usually 60", "usually 2", "web-1");
        assertThat(links("health-number"))
                .contains("q=service:checkout&range=1h", "q=level>=error service:checkout&range=1h");
        assertThat(_get(Anchor.class, spec -> spec.withText("1 h")).getElement().getAttribute("aria-current"))
                .isEqualTo("true");
    }

    @Test
    void followsWhatHappensWhileItIsOpenAndKeepsItsCards() {
        history.steady(shop.id(), "checkout", 0);
        history.steady(shop.id(), "search", 0);
        open("");
        var cards = _find(ServiceCard.class);

        history.now(shop.id(), "search", Level.ERROR, 80);

        await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(text()).contains("search has", "its usual errors since", "Failing");
        });
        assertThat(_find(ServiceCard.class)).isEqualTo(cards);
    }

    private void open(String query) {
        UI.getCurrent().navigate("apps/" + shop.id() + "/health", QueryParameters.fromString(query));
    }

    private String links(String className) {
        return _find(Anchor.class, spec -> spec.withClasses(className)).stream()
                .map(link -> URLDecoder.decode(link.getHref(), StandardCharsets.UTF_8))
                .reduce("", (one, other) -> one + "\n" + other);
    }

    private static String text() {
        return _get(Div.class, spec -> spec.withClasses("health-page"))
                        .getElement()
                        .getTextRecursively()
                + _find(Div.class, spec -> spec.withClasses("empty-state")).stream()
                        .map(empty -> empty.getElement().getTextRecursively())
                        .reduce("", String::concat);
    }
}
