package dev.sentrylogger.explore.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.app.Caller;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventId;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.explore.ShareLinks;
import dev.sentrylogger.query.TimeRange;
import dev.sentrylogger.store.EventBatch;
import dev.sentrylogger.store.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SharedViewTest extends UiTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final TimeRange RANGE = TimeRange.before(NOON.plusSeconds(60), Duration.ofHours(1));

    @Autowired
    private Apps apps;

    @Autowired
    private EventStore store;

    @Autowired
    private ShareLinks links;

    private User owner;
    private App app;
    private LogEvent shown;
    private LogEvent other;

    @BeforeEach
    void storeTwo() {
        owner = users.member();
        app = apps.register(owner.id(), "shop", "").app();
        shown = store("sent to anna@example.com", NOON);
        other = store("another one", NOON.plusSeconds(1));
        store("outside", NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void showsWhatWasSharedToAnybody() {
        open(share("", null, false));

        assertThat(sentTo("reset"))
                .contains("sent to anna@example.com", "another one")
                .doesNotContain("outside");
    }

    @Test
    void keepsToTheSearchOfTheLink() {
        open(share("another", null, false));

        assertThat(sentTo("reset")).contains("another one").doesNotContain("anna");
        _get(LogRows.class).loadWhole(shown.id().toString());
        assertThat(sentTo("complete")).isEmpty();
    }

    @Test
    void showsOneEventAndNoOther() {
        open(share("", shown.id(), false));

        assertThat(sentTo("reset")).contains("anna").doesNotContain("another one");
        LogRows rows = _get(LogRows.class);
        rows.loadWhole(other.id().toString());
        assertThat(sentTo("complete")).isEmpty();
        rows.loadOlder("9999999999999999." + other.id());
        assertThat(sentTo("prepend")).doesNotContain("another one");
    }

    @Test
    void masksWhatIsToBeMasked() {
        open(share("", null, true));

        assertThat(sentTo("reset")).contains("sent to ●●●").doesNotContain("anna@example.com", "secret-42");
        _get(LogRows.class).loadWhole(shown.id().toString());
        assertThat(sentTo("complete")).contains("sent to ●●●").doesNotContain("anna@example.com", "secret-42");
    }

    @Test
    void leadsNowhereOnceRevoked() {
        String token = share("", null, false);
        open(token);
        links.revoke(
                new Caller(owner.id(), ""),
                app.id(),
                links.of(owner.id(), app.id()).getFirst().id());

        _get(LogRows.class).reload();
        assertThat(sentTo("reset")).doesNotContain("anna");
        UI.getCurrent().navigate("apps");
        open(token);

        _assertOne(H2.class, spec -> spec.withText("This link leads nowhere"));
    }

    private String share(String query, @Nullable EventId event, boolean redacted) {
        return links.create(
                new Caller(owner.id(), ""),
                app.id(),
                new ShareLinks.Shared(query, RANGE, event, redacted),
                Duration.ofDays(1));
    }

    private void open(String token) {
        UI.getCurrent().navigate("share/" + token);
        if (UI.getCurrent().getInternals().getActiveViewLocation().getPath().startsWith("share")) {
            return;
        }
        throw new AssertionError("not at the shared page");
    }

    private LogEvent store(String message, Instant at) {
        var event = new LogEvent(
                EventIds.at(at),
                at,
                at,
                9,
                message,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Attributes(Map.of("password", "secret-42")),
                null,
                "test");
        store.append(new EventBatch(app.id(), List.of(event), null));
        return event;
    }

    private static String sentTo(String function) {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(PendingJavaScriptInvocation::getInvocation)
                .filter(invocation -> invocation.getExpression().contains("this." + function + "("))
                .map(invocation -> String.valueOf(invocation.getParameters().getFirst()))
                .reduce("", String::concat);
    }
}
