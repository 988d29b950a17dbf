package dev.sentrylogger.explore.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchBoxBrowserIT extends ComponentBrowserTest {
    SearchBoxBrowserIT() {
        super("search-box");
    }

    @Test
    void searchesOnEnter() {
        input().fill("timeout -debug");
        page.keyboard().press("Enter");

        assertThat(searches()).isEqualTo(List.of(List.of("search", "timeout -debug")));
    }

    @Test
    void completesAFieldAndThenItsValueByKey() {
        input().pressSequentially("x ser");
        suggest("{from: 2, to: 5, items: [{kind: 'field', insert: 'service:', label: 'service', share: 0.5}]}");
        page.keyboard().press("Tab");
        assertThat(input()).hasValue("x service:");
        suggest("{from: 10, to: 10, items: [{kind: 'value', insert: 'cart', label: 'cart', count: 12345},"
                + " {kind: 'value', insert: '\"a b\"', label: 'a b', count: 3}]}");
        assertThat(page.locator("search-box [role=option]")).hasText(new String[] {"cart12.3K", "a b3"});
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(input()).hasValue("x service:\"a b\" ");
        page.keyboard().press("Escape");
        page.keyboard().press("Enter");

        assertThat(searches()).isEqualTo(List.of(List.of("search", "x service:\"a b\" ")));
    }

    @Test
    void ignoresAnswersToEarlierLetters() {
        input().pressSequentially("a");
        page.waitForFunction("asked.some(([name]) => name === 'suggest')");

        page.evaluate("it.suggestions({id: -1, from: 0, to: 1, items: [{kind: 'field', insert: 'x', label: 'x'}]})");

        assertThat(page.locator("search-box [role=option]")).hasCount(0);
    }

    @Test
    void marksTheMistakeAndOffersTheWayOut() {
        page.evaluate(
                "it.show({text: 'x level:eror', terms: [], problem: {message: \"'eror' is no level.\", position: 8,"
                        + " suggestion: 'x level:error'}})");

        assertThat(page.locator("search-box .problem u")).hasText("eror");
        assertThat(input()).hasAttribute("aria-invalid", "true");
        input().focus();
        page.keyboard().press("Alt+Enter");

        assertThat(searches()).isEqualTo(List.of(List.of("search", "x level:error")));
    }

    @Test
    void turnsTermsAroundAndRemovesThem() {
        page.evaluate(
                "it.show({text: 'a -b', problem: null, terms: [{text: 'a', negated: false}, {text: '-b', negated: true}]})");

        page.locator("search-box .term").first().click();
        page.getByLabel("Remove -b").click();
        page.locator("search-box .reset").click();

        assertThat(asked()).isEqualTo(List.of(List.of("negate", 0), List.of("remove", 1), List.of("search", "")));
    }

    @Test
    void remembersWhatWasSearchedFor() {
        page.evaluate("it.show({text: 'level:error', problem: null, terms: []})");
        page.evaluate("it.show({text: 'wrong:', problem: {message: 'x', position: 0}, terms: []})");
        page.evaluate("it.show({text: '', problem: null, terms: []})");
        input().focus();
        suggest("{from: 0, to: 0, items: []}");

        assertThat(page.locator("search-box [role=option]")).hasText(new String[] {"level:errorbefore"});
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(searches()).isEqualTo(List.of(List.of("search", "level:error")));
    }

    @Test
    void showsHowFarASearchIsAndCancelsIt() {
        page.evaluate("it.running(0.4)");
        page.locator("search-box .cancel").click();
        page.evaluate("it.done()");

        assertThat(asked()).isEqualTo(List.of(List.of("cancel")));
        assertThat(page.locator("search-box .cancel")).isHidden();
    }

    /** Answers the last request for suggestions. */
    private void suggest(String answer) {
        page.waitForFunction("asked.some(([name, , text]) => name === 'suggest' && text === it.input.value)");
        page.evaluate(
                "it.suggestions({id: asked.filter(([name]) => name === 'suggest').at(-1)[1], ..." + answer + "})");
    }

    private Object searches() {
        return page.evaluate("asked.filter(([name]) => name === 'search')");
    }

    private Locator input() {
        return page.locator("search-box input");
    }
}
