package dev.sentrylogger.explore.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ExplorerViewTest extends UiTest {
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

        assertThat(sentTo("reset")).matches("(?s).*first.*second.*");
        assertThat(_get(ExplorerView.class).getPageTitle()).isEqualTo("checkout");
    }

    @Test
    void tellsWhatItWaitsForUntilTheFirstLogComes() {
        open("");
        _assertOne(H2.class, spec -> spec.withText("Waiting for the first log from checkout"));

        store(Level.INFO, "here I am");

        await().pollInSameThread()
                .untilAsserted(() -> assertThat(sentTo("reset")).contains("here I am"));
        _assertNone(H2.class, spec -> spec.withText("Waiting for the first log from checkout"));
    }

    @Test
    void showsTheFirstLogEvenWhenAFilterWouldHideIt() {
        open("q=level:error");

        store(Level.INFO, "only info");

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            _assertOne(H2.class, spec -> spec.withText("The search hides everything"));
        });
    }

    @Test
    void deliversRowsThatArriveLater() {
        store(Level.INFO, "before");
        open("");

        store(Level.WARN, "and now this");

        await().pollInSameThread()
                .untilAsserted(() -> assertThat(sentTo("append")).contains("and now this"));
    }

    @Test
    void takesAllItShowsFromTheAddress() {
        store(Level.ERROR, "payment failed");
        store(Level.INFO, "payment taken");
        LogEvent opened = store(Level.ERROR, "disk full");

        open("q=payment level:error&range=15m&cols=host,user.id&event=" + opened.id() + "&tab=json");

        assertThat(sentTo("reset")).contains("payment failed").doesNotContain("payment taken", "disk full");
        assertThat(_get(EventDrawer.class).shows(opened.id(), EventDrawer.Tab.JSON))
                .isTrue();
        assertThat(_get(Button.class, spec -> spec.withClasses("time-label")).getText())
                .isEqualTo("Last 15 minutes");
        assertThat(ExplorerState.of(address()).columns()).containsExactly("host", "user.id");
    }

    @Test
    void leavesOutOfAnAddressWhatItCannotRead() {
        store(Level.INFO, "here");

        open("range=soon&event=none&tab=x&show=y&cols=,,");

        assertThat(sentTo("reset")).contains("here");
        assertThat(ExplorerState.of(address())).isEqualTo(ExplorerState.USUAL);
    }

    @Test
    void putsWhatIsSearchedForIntoTheAddress() {
        store(Level.INFO, "payment taken");
        open("range=7d");

        fromClient(() -> _get(SearchBox.class).search("taken \"by card\""));

        assertThat(address()).isEqualTo(QueryParameters.simple(Map.of("q", "taken \"by card\"", "range", "7d")));
    }

    @Test
    void saysWhereAQueryIsWrongAndKeepsTheRows() {
        store(Level.INFO, "still here");
        open("");

        _get(SearchBox.class).search("ok level:loud");

        assertThat(sentTo("show")).contains("'loud' is no level").contains("\"position\":9");
        assertThat(address()).isEqualTo(QueryParameters.empty());
        assertThat(_get(LogRows.class).isVisible()).isTrue();
    }

    @Test
    void saysThatAnAddressHoldsAnUnreadableQuery() {
        store(Level.INFO, "anything");

        open("q=%22open");

        _assertOne(H2.class, spec -> spec.withText("The search cannot be read"));
        _click(_get(Button.class, spec -> spec.withText("Clear the search")));
        assertThat(sentTo("reset")).contains("anything");
    }

    @Test
    void offersToDoWithoutEachPartOfASearchThatHidesAll() {
        store(Level.INFO, "plain");
        open("q=plain level:error");
        _assertOne(H2.class, spec -> spec.withText("The search hides everything"));
        await().pollInSameThread()
                .untilAsserted(() -> _assertOne(Button.class, spec -> spec.withText("Without level:error · 1")));

        _click(_get(Button.class, spec -> spec.withText("Without level:error · 1")));

        assertThat(sentTo("reset")).contains("plain");
    }

    @Test
    void offersToJumpToTheLatestLogOutsideTheTime() {
        store(Level.INFO, "long gone", Instant.now().minus(Duration.ofDays(40)));
        open("range=7d");
        _assertOne(H2.class, spec -> spec.withText("Nothing in this time"));

        _click(_get(Button.class, spec -> spec.withText("Jump there")));

        assertThat(sentTo("reset")).contains("long gone").contains("\"live\":false");
    }

    @Test
    void showsAllTimeWhenNobodyChoseOneAndNothingIsNew() {
        store(Level.INFO, "long gone", Instant.now().minus(Duration.ofDays(40)));

        open("");

        assertThat(sentTo("reset")).contains("long gone");
        assertThat(_get(Button.class, spec -> spec.withClasses("time-label")).getText())
                .isEqualTo("All time");
    }

    @Test
    void showsOldLogsThatArriveWhereNothingWas() {
        store(Level.INFO, "other");
        open("q=wanted");

        store(Level.INFO, "wanted at last", Instant.now().minus(Duration.ofDays(40)));

        await().pollInSameThread()
                .untilAsserted(() -> assertThat(sentTo("append")).contains("wanted at last"));
        assertThat(_get(LogRows.class).isVisible()).isTrue();
    }

    @Test
    void aClickOnAValueFilters() {
        open("q=x");

        fromClient(() -> _get(FacetRail.class).filter("service", "check out", "only"));
        assertThat(address()).isEqualTo(QueryParameters.of("q", "x service:\"check out\""));
        fromClient(() -> _get(FacetRail.class).filter("service", "check out", "exclude"));
        assertThat(address()).isEqualTo(QueryParameters.of("q", "x -service:\"check out\""));
        fromClient(() -> _get(FacetRail.class).range("ms", 5.0, null));
        assertThat(address()).isEqualTo(QueryParameters.of("q", "x -service:\"check out\" ms>=5"));
    }

    @Test
    void ignoresWhatNoPageOfOursWouldSend() {
        store(Level.INFO, "row");
        open("");
        FacetRail rail = _get(FacetRail.class);
        rail.filter("level", "nonsense", "only");
        rail.filter("", "x", "only");
        rail.filter("service", "x".repeat(10_000), "only");
        rail.filter("service", "x", "drop table");
        rail.range("ms", Double.NaN, 1.0);
        LogRows rows = _get(LogRows.class);
        rows.loadOlder("nonsense");
        rows.act("link", "nonsense");
        rows.act("format", "00000000-0000-0000-0000-000000000000");
        HistogramPanel bars = _get(HistogramPanel.class);
        bars.zoom(Double.NaN, 5);
        bars.zoom(5, 4);
        bars.zoom(-1e300, 1e300);
        bars.level("nonsense");

        assertThat(address()).isEqualTo(QueryParameters.empty());
    }

    @Test
    void zoomsIntoABar() {
        open("");
        Instant from = Instant.parse("2026-11-24T10:00:00Z");

        fromClient(() -> _get(HistogramPanel.class)
                .zoom(from.toEpochMilli(), from.plusSeconds(60).toEpochMilli()));

        assertThat(address())
                .isEqualTo(
                        QueryParameters.simple(Map.of("from", "2026-11-24T10:00:00Z", "to", "2026-11-24T10:01:00Z")));
    }

    @Test
    void countsWhatItShows() {
        store(Level.ERROR, "bang");
        open("");

        await().pollInSameThread()
                .untilAsserted(() -> assertThat(sentTo("show"))
                        .contains("\"counts\":{\"error\":1}")
                        .contains("\"field\":\"level\""));
    }

    @Test
    void countsWhatArrivesOnceMoreAfterTheLast() {
        store(Level.ERROR, "bang");
        open("");
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(sentTo("show")).contains("\"counts\":{\"error\":1}"));

        store(Level.ERROR, "bang");
        store(Level.ERROR, "bang");

        await().pollInSameThread()
                .untilAsserted(() -> assertThat(sentTo("show")).contains("\"counts\":{\"error\":3}"));
    }

    @Test
    void groupsWhatItShowsByPattern() {
        store(Level.INFO, "order 1 paid");
        store(Level.INFO, "order 2 paid");
        open("show=patterns");

        await().pollInSameThread()
                .untilAsserted(
                        () -> assertThat(sentTo("show")).contains("\"pattern\":[\"order \",\" paid\"],\"count\":2"));
        fromClient(() -> _get(PatternsPanel.class).pattern(0, "only"));

        assertThat(address()).isEqualTo(QueryParameters.of("q", "message:\"order \"*\" paid\""));
    }

    @Test
    void showsRowsThatMatchAsSoonAsTheyArrive() {
        store(Level.INFO, "plain");
        open("q=level:error");

        store(Level.ERROR, "bang");

        await().pollInSameThread()
                .untilAsserted(
                        () -> assertThat(sentTo("append")).contains("bang").doesNotContain("plain"));
    }

    @Test
    void loadsOlderPagesAndCutRowsOnDemand() {
        String longText = "x".repeat(RowJson.WHOLE_CHARS) + "the very end";
        for (int i = 0; i < ExplorerEvents.PAGE; i++) {
            store(Level.INFO, "filler");
        }
        LogEvent large = store(Level.INFO, longText);
        open("");
        String first = sentTo("reset");
        assertThat(first).contains("\"cut\":true").doesNotContain("the very end");

        LogRows rows = _get(LogRows.class);
        rows.loadWhole(large.id().toString());
        assertThat(sentTo("complete")).contains("the very end");

        String cursor = first.replaceAll("(?s).*\"older\":\"([^\"]+)\".*", "$1");
        rows.loadOlder(cursor);
        assertThat(sentTo("prepend")).contains("filler").doesNotContain("older");
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
        open("q=level:error");
        assertThat(tail.subscriptions()).isEqualTo(before + 1);

        UI.getCurrent().navigate("apps/nonsense");

        assertThat(tail.subscriptions()).isEqualTo(before);
    }

    private void open(String parameters) {
        UI.getCurrent().navigate("apps/" + app.id(), QueryParameters.fromString(parameters));
    }

    private LogEvent store(Level level, String message) {
        return store(level, message, Instant.now());
    }

    private LogEvent store(Level level, String message, Instant now) {
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

    /** What components were told by {@code function} since the last look; looking for a component throws it away. */
    private static String sentTo(String function) {
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

    private static void fromClient(Runnable change) {
        change.run();
        MockVaadin.clientRoundtrip(false);
    }
}
