package dev.sentrylogger.retention.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.AuditLog;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.ui.AppsView;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.retention.StoredLogs;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.store.RetentionRules;
import dev.sentrylogger.ui.NotFoundPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DataViewTest extends UiTest {
    @Autowired
    Apps apps;

    @Autowired
    EventStore store;

    @Autowired
    RetentionRules rules;

    @Autowired
    AuditLog audit;

    private User owner;
    private App shop;
    private StoredLogs events;

    @BeforeEach
    void openPage() {
        owner = users.member();
        shop = apps.register(owner.id(), "shop", "").app();
        events = new StoredLogs(store, shop.id());
        signIn(owner);
        open();
    }

    @Test
    void keepsLogsAsLongAsTheOwnerSays() {
        assertThat(field("Days").getPlaceholder()).isEqualTo("as usual here: 90");

        _setValue(field("Days"), "30");
        ask("Save");

        assertThat(rules.days(shop.id())).hasValue(30);
        assertThat(lastAction()).isEqualTo("retention.changed as usual (90 days) 30 days");
        open();
        assertThat(field("Days").getValue()).isEqualTo("30");
        _setValue(field("Days"), "");
        ask("Save");
        assertThat(rules.days(shop.id())).isEmpty();
    }

    @Test
    void saysHowManyLogsAShorterTimeLoses() {
        events.add(3, Level.INFO, "old", Instant.now().minus(Duration.ofDays(10)));
        events.add(2, Level.INFO, "new", Instant.now());

        _setValue(field("Days"), "7");
        ask("Save");

        assertThat(_get(ConfirmDialog.class).getElement().getProperty("message"))
                .contains("3 logs are older");
        assertThat(rules.days(shop.id())).isEmpty();
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(rules.days(shop.id())).hasValue(7);
    }

    @Test
    void refusesWhatIsNoNumberOfDays() {
        for (String wrong : new String[] {"0", "-1", "3651", "many", "1.5", "99999"}) {
            _setValue(field("Days"), wrong);
            ask("Save");
            assertThat(field("Days").isInvalid()).as(wrong).isTrue();
        }
        assertThat(rules.days(shop.id())).isEmpty();
    }

    @Test
    void countsBeforeItDeletes() {
        events.add(4, Level.DEBUG, "noise", Instant.now());
        events.add(3, Level.ERROR, "trouble", Instant.now());
        _setValue(field("Search"), "level:debug");
        ask("Count");
        assertThat(text()).contains("4 logs match.");
        assertThat(_get(Anchor.class, spec -> spec.withText("Look at them first"))
                        .getHref())
                .contains("q=level%3Adebug", "range=all");

        click("Delete 4 logs");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(text()).contains("4 logs deleted.");
        });
        assertThat(events.messages()).containsOnly("trouble");
        assertThat(lastAction()).isEqualTo("events.deleted level:debug, of any time 4 events deleted");
    }

    @Test
    void keepsWhatWasLookedForOutOfTheAuditLog() {
        events.add(1, Level.INFO, "password hunter2", Instant.now());
        _setValue(field("Search"), "hunter2 level:info");
        ask("Count");
        click("Delete 1 log");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        await().pollInSameThread().until(() -> events.messages().isEmpty());
        await().until(() -> lastAction().startsWith("events.deleted "));
        assertThat(audit.ofApp(shop.id().value(), Long.MAX_VALUE, 10))
                .noneSatisfy(row -> assertThat(row.entry().toString()).contains("hunter2"));
    }

    @Test
    void keepsThemWhenTheOwnerThinksAgain() {
        events.add(1, Level.INFO, "precious", Instant.now());
        ask("Count");

        click("Delete 1 log");
        ConfirmDialogKt._fireCancel(_get(ConfirmDialog.class));

        assertThat(events.messages()).containsExactly("precious");
    }

    @Test
    void deletesOfAChosenTimeOnly() {
        events.add(2, Level.INFO, "old", Instant.now().minus(Duration.ofDays(3)));
        events.add(2, Level.INFO, "new", Instant.now());
        _setValue(time(), DeletedTime.BEFORE_DAY);
        ask("Count");
        click("Delete 2 logs");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        await().pollInSameThread()
                .untilAsserted(() -> assertThat(events.messages()).containsExactly("new", "new"));
    }

    @Test
    void offersNothingToDeleteWhereNothingMatchesOrTheSearchIsWrong() {
        ask("Count");
        assertThat(text()).contains("nothing to delete");

        _setValue(field("Search"), "level:(");
        ask("Count");
        assertThat(field("Search").isInvalid()).isTrue();
        assertThat(field("Search").getErrorMessage()).isNotEmpty();
        _setValue(field("Search"), "x");
        assertThat(field("Search").isInvalid()).isFalse();
    }

    @Test
    void forgetsACountOnceTheSearchChanges() {
        events.add(1, Level.INFO, "precious", Instant.now());
        ask("Count");
        _setValue(field("Search"), "other");

        _assertNone(Button.class, spec -> spec.withText("Delete 1 log"));
    }

    @Test
    void deletesTheAppOnceItsNameWasTypedAndTheOwnerHasItBack() {
        click("Delete this app");
        var delete = _get(Button.class, spec -> spec.withText("Delete"));
        assertThat(delete.isEnabled()).isFalse();
        _setValue(field("Type its name to confirm"), "Shop");
        assertThat(delete.isEnabled()).isFalse();
        _setValue(field("Type its name to confirm"), "shop");
        _click(delete);

        _assertOne(AppsView.class);
        assertThat(apps.find(owner.id(), shop.id())).isEmpty();
        assertThat(text()).contains("Deleted", "shop", "ends in 6 days");
        open();
        _assertOne(NotFoundPage.class);

        UI.getCurrent().navigate("apps");
        click("Undo");
        _assertOne(AppsView.class);
        assertThat(apps.find(owner.id(), shop.id())).isPresent();
        open();
        _assertOne(DataView.class);
    }

    @Test
    void isNotThereForAnybodyElse() {
        for (User other : List.of(users.member(), users.admin())) {
            signIn(other);
            open();
            _assertOne(NotFoundPage.class);
        }
    }

    private void open() {
        UI.getCurrent().navigate("apps/" + shop.id() + "/data");
    }

    private static void click(String button) {
        _click(_get(Button.class, spec -> spec.withText(button)));
    }

    /** Presses a button whose answer the store must be asked for. */
    private static void ask(String button) {
        click(button);
        await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return _get(Button.class, spec -> spec.withText(button)).isEnabled();
        });
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    @SuppressWarnings("unchecked")
    private static Select<DeletedTime> time() {
        return _get(Select.class, spec -> spec.withLabel("Time"));
    }

    private String lastAction() {
        var entry = audit.ofApp(shop.id().value(), Long.MAX_VALUE, 1).getFirst().entry();
        String before = entry.before() == null ? "" : entry.before() + " ";
        String detail = entry.detail().isEmpty() ? "" : entry.detail() + " ";
        return entry.action() + " " + detail + before + entry.after();
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
