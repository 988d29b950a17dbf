package dev.sentrylogger.explore.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogPatternsBrowserIT extends ComponentBrowserTest {
    LogPatternsBrowserIT() {
        super("log-patterns");
    }

    @BeforeEach
    void show() {
        page.evaluate("""
                it.show({sampled: 20000, complete: false, distinct: 3, found: [
                  {pattern: ['order ', ' paid'], count: 15000, severity: 9, last: '2026-11-24T10:00:00Z', bars: [1, 2, 3]},
                  {pattern: ['disk <b>full</b>'], count: 3, severity: 17, last: '2026-11-24T11:00:00Z', bars: [0, 0, 3]}]})""");
    }

    @Test
    void saysHowManyThereAreAndWhatVaries() {
        assertThat(page.getByText("3 patterns in the newest 20,000 events")).isVisible();
        assertThat(page.locator("log-patterns .pattern")).hasText(new String[] {"order ∗ paid", "disk <b>full</b>"});
        assertThat(page.locator("log-patterns .count").first()).containsText("15,00075 %");
    }

    @Test
    void sortsByWhatIsAskedFor() {
        page.getByLabel("Sort").selectOption("errors");

        assertThat(page.locator("log-patterns .pattern").first()).hasText("disk <b>full</b>");
    }

    @Test
    void keepsAndExcludes() {
        page.locator("log-patterns .actions button").nth(0).click();
        page.locator("log-patterns .actions button").nth(3).click();

        assertThat(asked()).isEqualTo(List.of(List.of("pattern", 0, "only"), List.of("pattern", 1, "exclude")));
    }

    @Test
    void marksWhatIsNew() {
        page.evaluate("it.firstSeen([{index: 1, first: '2026-11-24T10:59:00Z', fresh: true}])");

        assertThat(page.locator("log-patterns .new")).hasText("new");
    }

    @Test
    void showsExamplesByKey() {
        page.locator("log-patterns .pattern").first().focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.evaluate("it.examples(1, [{id: 'e1', occurredAt: '2026-11-24T10:00:00.000000Z', message: 'disk full'}])");
        page.locator("log-patterns .example").click();

        assertThat(asked()).isEqualTo(List.of(List.of("examples", 1), List.of("open", "e1")));
    }
}
