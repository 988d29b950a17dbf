package dev.sentrylogger.explore.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.store.EventBatch;
import dev.sentrylogger.store.EventStore;
import dev.sentrylogger.tail.LiveTail;
import dev.sentrylogger.ui.NotFoundPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LiveViewTest extends UiTest {
    @Autowired
    private Apps apps;

    @Autowired
    private EventStore store;

    @Autowired
    private LiveTail tail;

    private User reader;
    private App app;

    @BeforeEach
    void registerApp() {
        reader = users.member();
        app = apps.register(reader.id(), "checkout", "").app();
        signIn(reader);
    }

    @Test
    void showsTheNewestRowsOldestFirst() {
        store(Level.INFO, "first");
        store(Level.INFO, "second");

        open("");

        assertThat(sentToRows("reset")).matches("(?s).*first.*second.*");
        assertThat(_get(LiveView.class).getPageTitle()).isEqualTo("checkout");
    }

    @Test
    void tellsWhatItWaitsForUntilTheFirstLogComes() {
        open("");
        _assertOne(H2.class, spec -> spec.withText("Waiting for the first log from checkout"));

        store(Level.INFO, "here I am");

        await().pollInSameThread()
                .untilAsserted(() -> assertThat(sentToRows("reset")).contains("here I am"));
        _assertNone(H2.class, spec -> spec.withText("Waiting for the first log from checkout"));
    }

    @Test
    void showsTheFirstLogEvenWhenAFilterWouldHideIt() {
        open("level=error");

        store(Level.INFO, "only info");

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            _assertOne(H2.class, spec -> spec.withText("No log matches"));
        });
    }

    @Test
    void deliversRowsThatArriveLater() {
        store(Level.INFO, "before");
        open("");

        store(Level.WARN, "and now this");

        await().pollInSameThread()
                .untilAsserted(() -> assertThat(sentToRows("append")).contains("and now this"));
    }

    @Test
    void takesSearchAndLevelFromTheAddress() {
        store(Level.INFO, "payment taken");
        store(Level.ERROR, "payment failed");
        store(Level.ERROR, "disk full");

        open("q=payment&level=warn");

        assertThat(sentToRows("reset")).contains("payment failed").doesNotContain("payment taken", "disk full");
        assertThat(_get(TextField.class).getValue()).isEqualTo("payment");
        assertThat(level().getValue()).isEqualTo(Level.WARN);
    }

    @Test
    void putsWhatIsSearchedForIntoTheAddress() {
        store(Level.INFO, "payment taken");
        open("");

        fromClient(() -> _setValue(_get(TextField.class), "taken \"by card\""));
        fromClient(() -> _setValue(level(), Level.ERROR));

        assertThat(address()).isEqualTo(QueryParameters.simple(Map.of("q", "taken \"by card\"", "level", "error")));
    }

    @Test
    void saysWhereAQueryIsWrongAndKeepsTheRows() {
        store(Level.INFO, "still here");
        open("");

        _setValue(_get(TextField.class), "ok level:loud");

        assertThat(_get(TextField.class).isInvalid()).isTrue();
        assertThat(_get(TextField.class).getErrorMessage())
                .contains("'loud' is no level")
                .contains("character 10");
        assertThat(address()).isEqualTo(QueryParameters.empty());
        assertThat(_get(LogRows.class).isVisible()).isTrue();
    }

    @Test
    void offersAQueryAsItWasMeant() {
        store(Level.ERROR, "here it is");
        open("");
        _setValue(_get(TextField.class), "here level:eror");

        _click(_get(Button.class, spec -> spec.withText("Use: here level:error")));

        assertThat(sentToRows("reset")).contains("here it is");
        assertThat(address()).isEqualTo(QueryParameters.of("q", "here level:error"));
        assertThat(_get(TextField.class).isInvalid()).isFalse();
        _assertNone(Button.class, spec -> spec.withText("Use: here level:error"));
    }

    @Test
    void saysThatAnAddressHoldsAnUnreadableQuery() {
        store(Level.INFO, "anything");

        open("q=%22open");

        _assertOne(H2.class, spec -> spec.withText("The search cannot be read"));
        _click(_get(Button.class, spec -> spec.withText("Clear the search")));
        assertThat(sentToRows("reset")).contains("anything");
    }

    @Test
    void offersToClearEachFilterThatHidesAll() {
        store(Level.INFO, "plain");
        open("q=absent&level=error");
        _assertOne(H2.class, spec -> spec.withText("No log matches"));

        _click(_get(Button.class, spec -> spec.withText("Show all levels")));
        _click(_get(Button.class, spec -> spec.withText("Clear the search")));

        assertThat(sentToRows("reset")).contains("plain");
    }

    @Test
    void showsRowsThatMatchAsSoonAsTheyArrive() {
        store(Level.INFO, "plain");
        open("level=error");

        store(Level.ERROR, "bang");

        await().pollInSameThread()
                .untilAsserted(
                        () -> assertThat(sentToRows("reset")).contains("bang").doesNotContain("plain"));
    }

    @Test
    void loadsOlderPagesAndCutRowsOnDemand() {
        String longText = "x".repeat(RowJson.WHOLE_CHARS) + "the very end";
        for (int i = 0; i < LiveEvents.PAGE; i++) {
            store(Level.INFO, "filler");
        }
        LogEvent large = store(Level.INFO, longText);
        open("");
        String first = sentToRows("reset");
        assertThat(first).contains("\"cut\":true").doesNotContain("the very end");

        LogRows rows = _get(LogRows.class);
        rows.loadWhole(large.id().toString());
        assertThat(sentToRows("complete")).contains("the very end");

        String cursor = first.replaceAll("(?s).*\"older\":\"([^\"]+)\".*", "$1");
        rows.loadOlder(cursor);
        assertThat(sentToRows("prepend")).contains("filler").doesNotContain("older");
    }

    @Test
    void anotherUsersAppIsNotFound() {
        signIn(users.member());

        open("");

        _assertOne(NotFoundPage.class);
    }

    @Test
    void anIdThatIsNoneIsNotFound() {
        UI.getCurrent().navigate("apps/nonsense");
        _assertOne(NotFoundPage.class);

        UI.getCurrent().navigate("apps/" + UUID.randomUUID());
        _assertOne(NotFoundPage.class);
    }

    @Test
    void stopsFollowingWhenLeft() {
        store(Level.INFO, "row");
        int before = tail.subscriptions();
        open("");
        open("level=error");
        assertThat(tail.subscriptions()).isEqualTo(before + 1);

        UI.getCurrent().navigate("apps/nonsense");

        assertThat(tail.subscriptions()).isEqualTo(before);
    }

    private void open(String parameters) {
        UI.getCurrent().navigate("apps/" + app.id(), QueryParameters.fromString(parameters));
    }

    private LogEvent store(Level level, String message) {
        Instant now = Instant.now();
        var event = new LogEvent(
                EventIds.at(now),
                now,
                now,
                level.severity(),
                message,
                null,
                "test",
                null,
                null,
                null,
                null,
                null,
                null,
                Attributes.NONE,
                null,
                "test");
        store.append(new EventBatch(app.id(), List.of(event), null));
        return event;
    }

    /** What the rows were told by {@code function} since the last look; looking for a component throws it away. */
    private static String sentToRows(String function) {
        MockVaadin.runUIQueue();
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(PendingJavaScriptInvocation::getInvocation)
                .filter(invocation -> invocation.getExpression().contains("this." + function + "("))
                .map(invocation -> String.valueOf(invocation.getParameters().getFirst()))
                .reduce("", String::concat);
    }

    private static QueryParameters address() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getQueryParameters();
    }

    @SuppressWarnings("unchecked")
    private static Select<Level> level() {
        return _get(Select.class);
    }

    private static void fromClient(Runnable change) {
        change.run();
        MockVaadin.clientRoundtrip(false);
    }
}
