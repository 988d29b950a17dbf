package dev.sentrylogger.app.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Rejection;
import dev.sentrylogger.app.Rejections;
import dev.sentrylogger.query.EventFilter;
import dev.sentrylogger.query.EventQuery;
import dev.sentrylogger.query.Order;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.ui.NotFoundPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ConnectionViewTest extends UiTest {
    @Autowired
    Apps apps;

    @Autowired
    Rejections rejections;

    @Autowired
    EventStore store;

    private App app;

    @BeforeEach
    void openPage() {
        User owner = users.member();
        app = apps.register(owner.id(), "shop", "").app();
        signIn(owner);
        open();
    }

    @Test
    void showsWhatIsAwaitedAndHowToSend() {
        assertThat(text())
                .contains("No request for this app yet", "Nothing: all that came for this app was taken", "sk_…");
    }

    @Test
    void listsWhatWasNotTakenAsText() {
        rejections.note(new Rejection(
                app.id(), "sk_AAAAAAAA", "192.0.2.8", "<b>curl</b>", "/ingest", 400, "No JSON here.", "<script>"));
        open();

        assertThat(text())
                .contains(
                        "once",
                        "answered 400",
                        "192.0.2.8",
                        "<b>curl</b>",
                        "sk_AAAAAAAA…",
                        "No JSON here.",
                        "<script>");
    }

    @Test
    void storesATestLog() {
        _click(_get(Button.class, spec -> spec.withText("Send a test log")));

        assertThat(store.search(new EventQuery(
                                app.id(), TimeRange.ALL, new EventFilter.Everything(), Order.NEWEST_FIRST, 10, null))
                        .events())
                .singleElement()
                .satisfies(event -> assertThat(event.message()).contains("test log"));
    }

    @Test
    void isNotThereForAnybodyElse() {
        signIn(users.admin());
        open();

        _assertOne(NotFoundPage.class);
    }

    private void open() {
        UI.getCurrent().navigate("apps/" + app.id() + "/connection");
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
