package dev.sentrylogger.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.Setup;
import dev.sentrylogger.account.SomeUsers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SetupViewTest extends UiTest {
    @Autowired
    Setup setup;

    @BeforeEach
    void firstRun() {
        users.ownerMissing();
    }

    @Test
    void makesTheOwner() {
        open(users.setupToken());

        fillIn(SomeUsers.PASSWORD);

        assertThat(setup.isDone()).isTrue();
    }

    @Test
    void saysWhatIsWrongAndKeepsTheForm() {
        open(users.setupToken());

        fillIn("short");

        assertThat(_get(Paragraph.class, spec -> spec.withClasses("auth-notice"))
                        .getText())
                .isEqualTo("Password: use at least 8 characters");
        assertThat(_get(Button.class, spec -> spec.withText("Create owner")).isEnabled())
                .isTrue();
        assertThat(setup.isDone()).isFalse();
    }

    @Test
    void showsNoFormWithoutTheRightLink() {
        open(users.setupToken() + "x");

        _assertOne(H1.class, spec -> spec.withText("This link does not work"));
        _assertNone(PasswordField.class);
    }

    @Test
    void leadsToSignInOnceDone() {
        users.ownerExists();

        open(users.setupToken());

        _assertOne(H1.class, spec -> spec.withText("Already set up"));
        assertThat(_get(Anchor.class, spec -> spec.withText("Sign in")).getHref())
                .isEqualTo("login");
        _assertNone(PasswordField.class);
    }

    @Test
    void saysSoWhenSomebodyElseWasFaster() {
        open(users.setupToken());
        users.ownerExists();

        fillIn(SomeUsers.PASSWORD);

        _assertOne(H1.class, spec -> spec.withText("Already set up"));
    }

    private static void open(String token) {
        UI.getCurrent().navigate("setup", QueryParameters.simple(Map.of("token", token)));
    }

    private static void fillIn(String password) {
        _setValue(_get(EmailField.class), UUID.randomUUID() + "@example.org");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Your name")), "Ada");
        _setValue(_get(PasswordField.class), password);
        _click(_get(Button.class, spec -> spec.withText("Create owner")));
    }
}
