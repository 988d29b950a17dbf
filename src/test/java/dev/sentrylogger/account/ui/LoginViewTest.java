package dev.sentrylogger.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.router.QueryParameters;
import dev.sentrylogger.UiTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginViewTest extends UiTest {
    @BeforeEach
    void afterTheFirstRun() {
        users.ownerExists();
    }

    @Test
    void offersOnlyWhatIsConfigured() {
        UI.getCurrent().navigate("login");

        assertThat(_get(LoginForm.class).getAction()).isEqualTo("login");
        assertThat(_get(LoginForm.class).isError()).isFalse();
        _assertNone(Anchor.class, spec -> spec.withClasses("auth-provider"));
    }

    @Test
    void saysThatPasswordOrEmailWasWrong() {
        open("error", "");

        assertThat(_get(LoginForm.class).isError()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "refused, not_invited, You have no account here",
        "refused, setup_first, This server has no owner yet",
        "provider, '', Signing in did not work"
    })
    void saysWhyTheProviderDidNotHelp(String parameter, String value, String text) {
        open(parameter, value);

        assertThat(_get(Paragraph.class, spec -> spec.withClasses("auth-notice"))
                        .getText())
                .startsWith(text);
    }

    @Test
    void showsNothingThatOnlyStandsInTheAddress() {
        open("refused", "<script>alert(1)</script>");

        _assertNone(Paragraph.class, spec -> spec.withClasses("auth-notice"));
    }

    @Test
    void pointsToTheSetupLinkBeforeTheFirstRun() {
        users.ownerMissing();

        UI.getCurrent().navigate("login");

        _assertNone(LoginForm.class);
        _assertOne(H1.class, spec -> spec.withText("Not set up yet"));
    }

    private static void open(String parameter, String value) {
        UI.getCurrent().navigate("login", QueryParameters.simple(Map.of(parameter, value)));
    }
}
