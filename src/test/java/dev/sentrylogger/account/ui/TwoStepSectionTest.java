package dev.sentrylogger.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.account.TwoStep;
import dev.sentrylogger.account.User;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TwoStepSectionTest extends UiTest {
    private static final Pattern RECOVERY_CODE = Pattern.compile("(?:[a-z2-9]{4}-){3}[a-z2-9]{4}");

    @Autowired
    TwoStep twoStep;

    private User user;

    @Test
    void isTurnedOnByPasswordAndAFirstCode() {
        openAccountOf(users.member());

        click("Turn on");
        _setValue(password(), "wrong password");
        inDialog("Continue");
        assertThat(dialog()).contains("The current password is wrong");
        _setValue(password(), SomeUsers.PASSWORD);
        inDialog("Continue");

        assertThat(_get(Image.class, spec -> spec.withClasses("qr-code")).getSrc())
                .startsWith("data:image/svg+xml;base64,");
        String secret = _get(Code.class).getText();
        _setValue(code(), "12345");
        inDialog("Turn on");
        assertThat(dialog()).contains("This is not the code for this secret");
        assertThat(twoStep.state(user.id())).isEmpty();
        _setValue(code(), SomeUsers.code(secret));
        inDialog("Turn on");

        List<String> codes = recoveryCodes();
        assertThat(codes).hasSize(10).allMatch(RECOVERY_CODE.asMatchPredicate());
        assertThat(_get(OrderedList.class).getElement().getAttribute("tabindex"))
                .isEqualTo("0");
        inDialog("I saved them");
        _assertNone(Dialog.class);
        assertThat(page()).contains("On", "turned on less than a minute ago", "10 of 10 recovery codes left");
        assertThat(page()).doesNotContain(codes.getFirst(), secret);
    }

    @Test
    void newCodesAndTurningOffAskForBothStepsAgain() {
        List<String> first = turnedOn(users.member());

        click("New recovery codes");
        _setValue(password(), SomeUsers.PASSWORD);
        _setValue(code(), "000");
        inDialog("Make new codes");
        assertThat(dialog()).contains("This code is wrong, or was used before");
        _setValue(code(), first.getFirst());
        inDialog("Make new codes");
        List<String> second = recoveryCodes();
        assertThat(second).hasSize(10).doesNotContainAnyElementsOf(first);
        inDialog("I saved them");

        click("Turn off");
        _setValue(password(), SomeUsers.PASSWORD);
        _setValue(code(), first.get(1));
        inDialog("Turn off");
        assertThat(dialog()).contains("This code is wrong, or was used before");
        _setValue(code(), second.getFirst());
        inDialog("Turn off");
        _assertNone(Dialog.class);
        assertThat(twoStep.state(user.id())).isEmpty();
        assertThat(page()).contains("Besides your password, signing in asks for a code");
    }

    @Test
    void warnsWhenFewRecoveryCodesAreLeft() {
        List<String> codes = turnedOn(users.member());
        codes = useUp(codes, 8);
        assertThat(page()).contains("2 of 10 recovery codes left", "Few recovery codes are left. Make new ones now");

        useUp(codes, 2);
        assertThat(page()).contains("0 of 10 recovery codes left", "No recovery code is left.");
    }

    @Test
    void whoHasNoPasswordHereLearnsWhyItIsNotForThem() {
        openAccountOf(users.withoutPassword());

        assertThat(page()).contains("You sign in through a provider and have no password here");
        _assertNone(Button.class, spec -> spec.withText("Turn on"));
    }

    @Test
    void thePageForTheCodeIsForWhoTypedThePassword() {
        users.ownerExists();
        UI.getCurrent().navigate("login/code");

        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(LoginView.class);
    }

    private List<String> turnedOn(User somebody) {
        var secret = twoStep.begin(somebody, SomeUsers.PASSWORD, "");
        List<String> codes = twoStep.turnOn(somebody, secret, SomeUsers.code(secret), "");
        openAccountOf(somebody);
        return codes;
    }

    private List<String> useUp(List<String> codes, int count) {
        users.useRecoveryCodes(user, codes.subList(0, count));
        openAccountOf(user);
        return codes.subList(count, codes.size());
    }

    private void openAccountOf(User somebody) {
        user = somebody;
        signIn(user);
        UI.getCurrent().navigate("account");
    }

    private static PasswordField password() {
        return _get(_get(Dialog.class), PasswordField.class);
    }

    private static TextField code() {
        return _get(_get(Dialog.class), TextField.class);
    }

    private static void click(String label) {
        _click(_get(Button.class, spec -> spec.withText(label)));
    }

    private static void inDialog(String label) {
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText(label)));
    }

    private static List<String> recoveryCodes() {
        return _get(OrderedList.class)
                .getChildren()
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }

    private static String dialog() {
        return _get(Dialog.class).getElement().getTextRecursively();
    }

    private static String page() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
