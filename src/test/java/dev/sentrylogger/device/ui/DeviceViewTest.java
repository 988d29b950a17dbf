package dev.sentrylogger.device.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.User;
import dev.sentrylogger.account.ui.LoginView;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.device.DeviceTestRequests;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeviceViewTest extends UiTest {
    @Autowired
    Apps apps;

    @Autowired
    DeviceTestRequests requests;

    private User user;
    private DeviceTestRequests.Waiting waiting;

    @BeforeEach
    void somebodyAsks() {
        user = users.member();
        waiting = requests.start("<b>checkout</b>", true);
    }

    @Test
    void asksAVisitorToSignIn() {
        UI.getCurrent().navigate("device");

        _get(LoginView.class);
    }

    @Test
    void approvesANewAppOnlyAfterTheCodeAndAClick() {
        open("device");
        _setValue(_get(TextField.class), waiting.code().toLowerCase(java.util.Locale.ROOT));
        _click(_get(Button.class, spec -> spec.withText("Continue")));
        assertThat(_get(H1.class).getText()).isEqualTo("Allow this command line?");
        assertThat(facts()).contains(waiting.code(), "<b>checkout</b>", "192.0.2.44", "sentry-logger-cli/1");
        assertThat(requests.poll(waiting)).isEqualTo("pending");

        _click(_get(Button.class, spec -> spec.withText("Approve")));

        assertThat(_get(H1.class).getText()).isEqualTo("Approved");
        assertThat(requests.poll(waiting)).isEqualTo("approved");
        assertThat(apps.visibleTo(user.id())).extracting(App::name).containsExactly("<b>checkout</b>");
    }

    @Test
    void aLinkAloneBringsNobodyFurther() {
        open("device?code=" + waiting.code());

        assertThat(_get(TextField.class).getValue()).isEqualTo(waiting.code().substring(0, 5));
        _click(_get(Button.class, spec -> spec.withText("Continue")));

        assertThat(_get(TextField.class).isInvalid()).isTrue();
        _assertNone(Button.class, spec -> spec.withText("Approve"));
        assertThat(requests.poll(waiting)).isEqualTo("pending");
    }

    @Test
    void connectsAnAppTheUserOwns() {
        App shop = apps.register(user.id(), "shop", "").app();
        enterCode();
        _setValue(_get(RadioButtonGroup.class), "An app of mine");
        _click(_get(Button.class, spec -> spec.withText("Approve")));
        assertThat(_get(ComboBox.class).isInvalid()).as("an app must be chosen").isTrue();

        _setValue(_get(ComboBox.class), shop);
        _click(_get(Button.class, spec -> spec.withText("Approve")));

        assertThat(requests.poll(waiting)).isEqualTo("approved");
        assertThat(apps.visibleTo(user.id())).isEqualTo(List.of(shop));
    }

    @Test
    void aLongDescriptionComesLastAndShort() {
        waiting = requests.start("checkout", "Please approve. ".repeat(30).strip(), false);
        enterCode();

        assertThat(facts())
                .contains("192.0.2.44")
                .endsWith("Please approve. ".repeat(10).strip() + " …");
    }

    @Test
    void denies() {
        enterCode();

        _click(_get(Button.class, spec -> spec.withText("Deny")));

        assertThat(_get(H1.class).getText()).isEqualTo("Denied");
        assertThat(requests.poll(waiting)).isEqualTo("DENIED");
    }

    @Test
    void presetsWhetherTheKeyMayReadAsAsked() {
        enterCode();

        assertThat(_get(Checkbox.class).getValue()).isTrue();
    }

    @Test
    void saysWhenItIsTooLate() {
        enterCode();
        requests.expire(waiting);

        _click(_get(Button.class, spec -> spec.withText("Approve")));

        assertThat(_get(H1.class).getText()).isEqualTo("Too late");
    }

    @Test
    void saysToWaitAfterTooManyWrongCodes() {
        open("device");
        for (int i = 0; i < 6; i++) {
            _setValue(_get(TextField.class), "BBBB-BBBB");
            _click(_get(Button.class, spec -> spec.withText("Continue")));
        }

        assertThat(_get(TextField.class).getErrorMessage()).startsWith("Too many wrong codes");
    }

    private void open(String address) {
        signIn(user);
        int query = address.indexOf('?');
        if (query < 0) {
            UI.getCurrent().navigate(address);
        } else {
            UI.getCurrent()
                    .navigate(
                            address.substring(0, query),
                            com.vaadin.flow.router.QueryParameters.fromString(address.substring(query + 1)));
        }
    }

    private void enterCode() {
        open("device");
        _setValue(_get(TextField.class), waiting.code());
        _click(_get(Button.class, spec -> spec.withText("Continue")));
    }

    private static String facts() {
        return _get(DescriptionList.class).getElement().getTextRecursively();
    }
}
