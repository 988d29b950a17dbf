package dev.sentrylogger.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.PersonalToken;
import dev.sentrylogger.account.PersonalTokens;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AccountViewTest extends UiTest {
    @Autowired
    PersonalTokens tokens;

    private User user;

    @BeforeEach
    void openPage() {
        user = users.member();
        signIn(user);
        UI.getCurrent().navigate("account");
    }

    @Test
    void changesThePassword() {
        enter("wrong password", "copper river nine");
        assertThat(text()).contains("The current password is wrong");

        enter(SomeUsers.PASSWORD, "short");
        assertThat(text()).contains("use at least 8 characters");

        enter(SomeUsers.PASSWORD, "copper river nine");
        assertThat(field("New password").isEmpty()).isTrue();
        enter(SomeUsers.PASSWORD, "another good one");
        assertThat(text()).contains("The current password is wrong");
    }

    @Test
    void makesATokenShowsItOnceAndRevokesIt() {
        click("New token");
        click("Make the token");
        assertThat(_get(TextField.class).getErrorMessage()).contains("Give the token a name");
        _setValue(_get(TextField.class), "report");
        click("Make the token");
        String token = _get(Code.class).getText();
        assertThat(token).startsWith("slp_");
        click("I saved it");

        PersonalToken made = tokens.of(user.id()).getFirst();
        assertThat(made.readOnly()).isTrue();
        assertThat(text())
                .contains("report (slp_…" + made.lastFour() + ")", "reads, ends in 89 days")
                .doesNotContain(token);

        click("Revoke");
        assertThat(tokens.of(user.id())).isEmpty();
        _assertNone(Button.class, spec -> spec.withText("Revoke"));
    }

    private void enter(String current, String next) {
        _setValue(field("Current password"), current);
        _setValue(field("New password"), next);
        click("Change password");
    }

    private static PasswordField field(String label) {
        return _get(PasswordField.class, spec -> spec.withLabel(label));
    }

    private static void click(String label) {
        _click(_get(Button.class, spec -> spec.withText(label)));
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
