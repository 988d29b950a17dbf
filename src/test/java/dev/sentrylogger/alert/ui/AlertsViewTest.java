package dev.sentrylogger.alert.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.User;
import dev.sentrylogger.alert.Channel;
import dev.sentrylogger.alert.Channels;
import dev.sentrylogger.alert.Kind;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.ui.EmptyState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AlertsViewTest extends UiTest {
    @Autowired
    Apps apps;

    @Autowired
    Channels channels;

    private User owner;
    private App shop;

    @BeforeEach
    void openPage() {
        owner = users.member();
        shop = apps.register(owner.id(), "shop", "").app();
        signIn(owner);
        UI.getCurrent().navigate("apps/" + shop.id() + "/alerts");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aWebhookIsAddedChangedAndRemoved() {
        _assertOne(EmptyState.class);
        click("Add a channel");
        _setValue(_get(Select.class, spec -> spec.withLabel("Kind")), Kind.WEBHOOK);
        _setValue(field("Name"), "Our pager");
        _setValue(field("Webhook URL"), "https://127.0.0.1/hook");
        click("Add");
        _assertOne(
                Paragraph.class,
                spec -> spec.withPredicate(
                        text -> text.getText().startsWith("127.0.0.1 is not on the public internet")));
        _setValue(field("Webhook URL"), "https://93.184.215.14/hook");
        click("Add");

        String secret = _get(Code.class).getText();
        assertThat(secret).startsWith("whsec_");
        click("I saved it");
        _assertNone(EmptyState.class);
        var saved = channels.of(owner.id(), shop.id()).getFirst();
        assertThat(saved.target()).isEqualTo("93.184.215.14/…hook");

        click("Edit");
        _setValue(field("Name"), "Pager");
        click("Save");
        var changed = channels.of(owner.id(), shop.id()).getFirst();
        assertThat(changed.name()).isEqualTo("Pager");
        assertThat(((Channel.Webhook) channels.find(owner.id(), shop.id(), changed.id())
                                .orElseThrow())
                        .secret())
                .as("kept")
                .isEqualTo(secret);

        click("Remove");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(channels.of(owner.id(), shop.id())).isEmpty();
        _assertOne(EmptyState.class);
    }

    @Test
    void aTestShowsTheAnswerAndStandsInTheLedgerWhichIsFilteredInTheAddress() {
        click("Add a channel");
        _setValue(field("Name"), "Mail");
        _setValue(field("E-mail addresses"), "ada@example.org; grace@example.org");
        click("Add");

        click("Send test");

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(_find(
                            Paragraph.class,
                            spec -> spec.withPredicate(text ->
                                    text.getText().contains("This server sends no mail: SMTP_HOST is not set"))))
                    .hasSizeGreaterThanOrEqualTo(2);
        });
        assertThat(ledger()).as("without a reload").isEqualTo(2);
        UI.getCurrent().navigate("apps/" + shop.id() + "/alerts");
        assertThat(ledger()).isEqualTo(2);
        _assertOne(
                Paragraph.class,
                spec -> spec.withPredicate(text -> text.getText().startsWith("Sending fails; it first did ")));
        _setValue(_get(Checkbox.class, spec -> spec.withLabel("Only what failed")), true);
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("apps/" + shop.id() + "/alerts?only=failed");
        assertThat(ledger()).isEqualTo(2);
        UI.getCurrent()
                .navigate(
                        "apps/" + shop.id() + "/alerts",
                        QueryParameters.of("channel", shop.id().toString()));
        assertThat(ledger()).isZero();
    }

    private static int ledger() {
        return _find(ListItem.class, spec -> spec.withClasses("ledger-item")).size();
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private static void click(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }
}
