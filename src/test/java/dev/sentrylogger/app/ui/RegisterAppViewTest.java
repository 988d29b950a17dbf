package dev.sentrylogger.app.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.ApiKeys;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.KeyScope;
import dev.sentrylogger.app.KeyVerdict;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RegisterAppViewTest extends UiTest {
    @Autowired
    Apps apps;

    @Autowired
    ApiKeys keys;

    private User user;

    @BeforeEach
    void openPage() {
        user = users.member();
        signIn(user);
        UI.getCurrent().navigate("apps/new");
    }

    @Test
    void showsTheKeyOfTheNewAppWithSnippetsFilledIn() {
        register("shop");

        String key = shownKey();
        App app = registered();
        assertThat(keys.verify(key, "192.0.2.7"))
                .isEqualTo(new KeyVerdict.Accepted(app.id(), key.substring(3, 11), Set.of(KeyScope.INGEST)));
        assertThat(snippetsOfTab(0)).contains("pip install ./sdk/python", "api_key=\"" + key + "\",", "dsn=\"http");
        assertThat(snippetsOfTab(1)).contains("/ingest \\", "Bearer " + key, "/ingest/jsonline", "--data-binary");
        assertThat(snippetsOfTab(3)).contains("SENTRY_API_KEY=" + key, "SENTRY_DSN=http");
        assertThat(_get(KeyReveal.class).getElement().getChild(1).getChild(1).getProperty("text"))
                .isEqualTo(key);
    }

    @Test
    void describesTheAppAndLetsTheKeyReadWhenTicked() {
        _setValue(_get(TextArea.class), "sells things");
        _setValue(_get(Checkbox.class), true);
        register("shop");

        assertThat(registered().description()).isEqualTo("sells things");
        assertThat(keys.verify(shownKey(), "192.0.2.7"))
                .isInstanceOfSatisfying(
                        KeyVerdict.Accepted.class,
                        verdict -> assertThat(verdict.may(KeyScope.READ)).isTrue());
    }

    @Test
    void theKeyIsGoneAfterAReload() {
        register("shop");
        String key = shownKey();

        signIn(user);
        UI.getCurrent().navigate("apps/new");

        assertThat(UI.getCurrent().getElement().getTextRecursively()).doesNotContain(key);
        _assertNone(KeyReveal.class);
        _assertOne(RegisterForm.class);
    }

    @Test
    void leadsToTheAppOnceTheKeyIsSaved() {
        register("shop");

        _click(_get(Button.class, spec -> spec.withText("I saved it, go to the app")));

        _assertNone(ConfirmDialog.class);
        _assertNone(KeyReveal.class);
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("apps/" + registered().id());
    }

    @Test
    void asksBeforeTheKeyIsLeftUnsaved() {
        register("shop");

        UI.getCurrent().navigate("apps");

        _assertOne(ConfirmDialog.class);
        assertThat(shownKey()).startsWith("sk_");

        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        _assertOne(AppsView.class);
    }

    @Test
    void startsAgainWithAnEmptyFormWhenAnotherAppIsToBeRegistered() {
        register("shop");

        UI.getCurrent().navigate("apps/new");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        _assertNone(KeyReveal.class);
        assertThat(_get(TextField.class).getValue()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithTheNameAndRegistersNothing() {
        register("  ");

        TextField name = _get(TextField.class);
        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).startsWith("Give the app a name");
        assertThat(apps.visibleTo(user.id())).isEmpty();

        register("shop");
        assertThat(registered().name()).isEqualTo("shop");
    }

    @Test
    void saysWhatIsWrongWithTheDescription() {
        _setValue(_get(TextArea.class), "x".repeat(501));
        register("shop");

        assertThat(_get(TextArea.class).getErrorMessage())
                .isEqualTo("The description has 501 characters; the limit is 500");
        assertThat(apps.visibleTo(user.id())).isEmpty();
    }

    @Test
    void cancelLeadsBackToTheApps() {
        _click(_get(Button.class, spec -> spec.withText("Cancel")));

        _assertOne(AppsView.class);
    }

    private static void register(String name) {
        _setValue(_get(TextField.class), name);
        _click(_get(Button.class, spec -> spec.withText("Register")));
    }

    private static String snippetsOfTab(int index) {
        _get(TabSheet.class).setSelectedIndex(index);
        return _get(Snippets.class).getElement().getTextRecursively();
    }

    private static String shownKey() {
        return _get(Code.class).getText();
    }

    private App registered() {
        assertThat(apps.visibleTo(user.id())).hasSize(1);
        return apps.visibleTo(user.id()).getFirst();
    }
}
