package dev.sentrylogger.pattern.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.QueryParameters;
import dev.sentrylogger.UiTest;
import dev.sentrylogger.account.User;
import dev.sentrylogger.app.App;
import dev.sentrylogger.app.Apps;
import dev.sentrylogger.event.Attributes;
import dev.sentrylogger.event.EventIds;
import dev.sentrylogger.event.Level;
import dev.sentrylogger.event.LogEvent;
import dev.sentrylogger.pattern.Keep;
import dev.sentrylogger.pattern.NoiseBudget;
import dev.sentrylogger.pattern.PatternCounts;
import dev.sentrylogger.pattern.Sieve;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NoiseViewTest extends UiTest {
    @Autowired
    Apps apps;

    @Autowired
    Sieve sieve;

    @Autowired
    PatternCounts counts;

    @Autowired
    NoiseBudget budget;

    private User owner;
    private App shop;

    @BeforeEach
    void registerAnApp() {
        owner = users.member();
        shop = apps.register(owner.id(), "shop", "").app();
        signIn(owner);
    }

    @Test
    void saysThatNothingCame() {
        open("");

        assertThat(text()).contains("Nothing came in the last 7 days");
    }

    @Test
    void showsTheLargestFirstWithAWayToItsLogs() {
        came(Level.INFO, "GET /health %d", 90);
        came(Level.ERROR, "card %d declined", 10);
        open("days=1");

        assertThat(text())
                .contains("100", "logs came", "2", "patterns", "90 % of logs (90)", "10 % of logs (10)")
                .contains("All of it is stored, and kept for 90 days.");
        assertThat(_find(Anchor.class, spec -> spec.withClasses("noise-pattern")))
                .extracting(Anchor::getHref)
                .first()
                .asString()
                .contains("q=level%3Ainfo+message%3A", "range=24h");
    }

    @Test
    void keepsFewerAfterTellingWhatThatIsWorthAndUndoesIt() {
        came(Level.INFO, "GET /health %d", 1000);
        open("");

        click("Keep fewer");
        assertThat(text()).contains("Of the last 7 days this keeps 100 of 1,000", "holds about 900 days");
        choose(Keep.NONE);
        assertThat(text()).contains("this keeps 0 of 1,000");
        choose(new Keep(100));
        click("Keep 1 in 100");

        assertThat(budget.rules(owner.id(), shop.id()))
                .singleElement()
                .satisfies(rule -> assertThat(rule.keep()).isEqualTo(new Keep(100)));
        assertThat(text())
                .contains("Rules in force", "keeps 1 in 100", "set by " + owner.name())
                .contains("The rules in force leave out 99 % of the text");
        assertThat(_find(Button.class, spec -> spec.withText("Keep fewer"))).isEmpty();

        _click(_find(Button.class, spec -> spec.withText("Undo")).getFirst());
        assertThat(budget.rules(owner.id(), shop.id())).isEmpty();
        assertThat(text()).doesNotContain("Rules in force");
    }

    @Test
    void warnsBeforeErrorsAreLeftOut() {
        came(Level.ERROR, "card %d declined", 10);
        open("");

        click("Keep fewer");

        assertThat(text()).contains("These are errors: what is left out is in no search and rings no alert.");
    }

    @SuppressWarnings("unchecked")
    private static void choose(Keep keep) {
        _setValue((RadioButtonGroup<Keep>) _get(RadioButtonGroup.class), keep);
    }

    private void came(Level level, String message, int count) {
        List<LogEvent> events = IntStream.range(0, count)
                .mapToObj(n -> event(level, message.formatted(n)))
                .toList();
        counts.add(shop.id(), sieve.sift(shop.id(), events));
    }

    private static LogEvent event(Level level, String message) {
        Instant now = Instant.now();
        return new LogEvent(
                EventIds.at(now),
                now,
                now,
                level.severity(),
                message,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Attributes.NONE,
                null,
                "test");
    }

    private void open(String query) {
        UI.getCurrent().navigate("apps/" + shop.id() + "/noise", QueryParameters.fromString(query));
    }

    private static void click(String label) {
        _click(_get(Button.class, spec -> spec.withText(label)));
    }

    private static String text() {
        String page = UI.getCurrent().getCurrentView().getElement().getTextRecursively();
        return page
                + _find(Dialog.class).stream()
                        .map(dialog -> dialog.getElement().getTextRecursively())
                        .collect(Collectors.joining());
    }
}
