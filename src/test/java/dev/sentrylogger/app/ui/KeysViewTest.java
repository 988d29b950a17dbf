package dev.sentrylogger.app.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.ApiKeys;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.KeyLeaks;
import dev.sentrylogger.app.KeyVerdict;
import dev.sentrylogger.app.Registration;
import dev.sentrylogger.ui.NotFoundPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class KeysViewTest extends UiTest {
    private static final String HERE = "192.0.2.7";

    @Autowired
    Apps apps;

    @Autowired
    ApiKeys keys;

    @Autowired
    KeyLeaks leaks;

    private Registration first;
    private App app;

    @BeforeEach
    void openPage() {
        User owner = users.member();
        first = apps.register(owner.id(), "shop", "");
        app = first.app();
        signIn(owner);
        open();
    }

    @Test
    void makesAKeyAndShowsItOnce() {
        click("New key");
        click("Make the key");
        assertThat(_get(TextField.class).getErrorMessage()).startsWith("Give the key a name");

        _setValue(_get(TextField.class), "web-2");
        click("Make the key");

        String key = _get(Code.class, spec -> spec.withPredicate(code -> code.hasClassName("key-reveal-key")))
                .getText();
        assertThat(keys.verify(key, HERE)).isInstanceOf(KeyVerdict.Accepted.class);
        click("I saved it");
        assertThat(text()).contains("web-2", key.substring(0, 12) + "…").doesNotContain(key);
        assertThat(_find(KeyCard.class)).hasSize(2);
    }

    @Test
    void rotatesWithAnOverlapAndSaysWhoIsLeft() {
        click("Rotate");
        click("Make the new key");
        click("I saved it");

        assertThat(_find(KeyCard.class)).hasSize(2);
        assertThat(text()).contains("Nobody has sent with this one since then", "Expires in 6 days");
        assertThat(keys.verify(first.apiKey(), HERE)).isInstanceOf(KeyVerdict.Accepted.class);
    }

    @Test
    void turnsOffAndOn() {
        click("Turn off");
        assertThat(keys.verify(first.apiKey(), HERE)).isInstanceOf(KeyVerdict.Refused.class);

        click("Turn on");
        assertThat(keys.verify(first.apiKey(), HERE)).isInstanceOf(KeyVerdict.Accepted.class);
    }

    @Test
    void revokesOnlyAfterBeingAsked() {
        click("Revoke");
        assertThat(keys.verify(first.apiKey(), HERE)).isInstanceOf(KeyVerdict.Accepted.class);

        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        assertThat(keys.verify(first.apiKey(), HERE)).isInstanceOf(KeyVerdict.Refused.class);
        assertThat(text()).contains("No key is in force", "Old keys (1)");
    }

    @Test
    void saysWhereAKeyLeaked() {
        leaks.note(new KeyLeaks.Place(first.apiKey().substring(3, 11), app.id(), "checkout", "shop.cart", ""));
        open();

        assertThat(text()).contains("This key stood in a log of shop (service checkout, logger shop.cart)");
        click("Rotate now");
        click("Make the new key");
    }

    @Test
    void isInTheDrawerBelowTheOpenAppForItsOwner() {
        assertThat(_find(SideNavItem.class)).extracting(SideNavItem::getLabel).contains("shop", "Keys", "Audit log");
        UI.getCurrent().navigate("apps");
        assertThat(_find(SideNavItem.class))
                .extracting(SideNavItem::getLabel)
                .contains("shop")
                .doesNotContain("Keys");
    }

    @Test
    void isNotThereForAnybodyElse() {
        signIn(users.admin());
        open();

        _assertOne(NotFoundPage.class);
        _assertNone(KeyCard.class);
    }

    @Test
    void showsInTheAuditLogWhatWasDone() {
        click("Turn off");
        UI.getCurrent().navigate("apps/" + app.id() + "/audit");

        assertThat(text()).contains("Key turned off", "First key");
    }

    private void open() {
        UI.getCurrent().navigate("apps/" + app.id() + "/keys");
    }

    private static void click(String label) {
        _click(_get(Button.class, spec -> spec.withText(label)));
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
