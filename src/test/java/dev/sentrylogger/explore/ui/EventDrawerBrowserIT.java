package dev.sentrylogger.explore.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventDrawerBrowserIT extends ComponentBrowserTest {
    EventDrawerBrowserIT() {
        super("event-drawer");
    }

    @BeforeEach
    void show() {
        page.evaluate("""
                const time = '2026-11-24T10:00:00.123456Z';
                window.row = (n, more) => ({id: 'e' + n, occurredAt: time, receivedAt: time, level: 'error', severity: 17,
                  message: 'event ' + n, source: 'test', attributes: {}, ...more});
                it.show({link: '/apps/x?event=e1', tab: 'fields', event: row(1, {service: 'cart', attributes: {'user.id': 42}})})""");
    }

    @Test
    void showsFieldsAndWhatCanBeDoneWithThem() {
        assertThat(page.getByText("event 1").first()).isVisible();
        page.getByLabel("Only user.id 42").click();
        page.getByLabel("Show user.id as a column").click();

        assertThat(asked())
                .isEqualTo(List.of(List.of("filter", "user.id", "42", "only"), List.of("column", "user.id")));
    }

    @Test
    void goesThroughTabsByKeyAndAsksForWhatTheyNeed() {
        page.locator("event-drawer [role=tab]").first().focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(page.getByText("Loading…")).isVisible();
        page.evaluate(
                "it.tab('context', 'e1', {rows: [row(0), row(1), row(2)], earlier: true, later: false, same: ['service']})");

        assertThat(page.locator("event-drawer .event")).hasCount(3);
        assertThat(page.locator("event-drawer .here")).containsText("event 1");
        page.getByText("15 min").click();
        page.waitForFunction("asked.length === 4");
        page.evaluate(
                "it.tab('context', 'e1', {rows: [row(0), row(1)], earlier: false, later: false, same: ['service']})");
        page.getByText("same service").click();

        assertThat(asked())
                .isEqualTo(List.of(
                        List.of("tab", "json"),
                        List.of("tab", "context"),
                        List.of("wanted", "context", 60, ""),
                        List.of("wanted", "context", 900, ""),
                        List.of("wanted", "context", 900, "service")));
    }

    @Test
    void ignoresAnswersAboutAnotherEvent() {
        page.locator("event-drawer [role=tab]").nth(2).click();

        page.evaluate("it.tab('context', 'e7', {rows: [row(7)], same: []})");

        assertThat(page.getByText("Loading…")).isVisible();
    }

    @Test
    void drawsATraceAndOpensItsEvents() {
        page.locator("event-drawer [role=tab]").nth(3).click();
        page.evaluate("it.tab('trace', 'e1', {traceId: 't', complete: true, rows: [row(1, {service: 'a'}),"
                + " row(2, {service: 'b', occurredAt: '2026-11-24T10:00:01.500000Z'})]})");

        assertThat(page.getByText("2 events of 2 services in 1.38 s")).isVisible();
        page.locator("event-drawer .event").nth(1).click();
        page.waitForFunction("asked.some(([name, id]) => name === 'open' && id === 'e2')");
    }

    @Test
    void showsEventsOfTheSameKind() {
        page.locator("event-drawer [role=tab]").nth(4).click();
        page.evaluate(
                "it.tab('similar', 'e1', {pattern: 'event *', query: 'message:\"event \"*', total: 1234, bars: [1, 0, 5],"
                        + " rows: [row(1)]})");

        assertThat(page.getByText("1,234 events like this in the time shown")).isVisible();
        page.getByText("Exclude these").click();
        page.waitForFunction("asked.some(([name, choice]) => name === 'pattern' && choice === 'exclude')");
    }

    @Test
    void saysWhatWentWrong() {
        page.locator("event-drawer [role=tab]").nth(3).click();
        page.evaluate("it.tab('trace', 'e1', {problem: 'The store is not running now.'})");

        assertThat(page.getByText("The store is not running now.")).isVisible();
    }

    @Test
    void copiesAsMarkdown() {
        page.evaluate("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }");

        page.locator("event-drawer .copies").click();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        assertThat(page.locator("event-drawer .said")).hasText("Copied: Markdown");
        assertThat((String) page.evaluate("copied"))
                .contains(
                        "**ERROR** 2026-11-24T10:00:00.123456Z cart",
                        "```\nevent 1\n```",
                        "| user.id | 42 |",
                        "/apps/x?event=e1");
    }

    @Test
    void closesAndMovesByKey() {
        page.locator("event-drawer .panel").focus();
        page.keyboard().press("Escape");
        page.locator("event-drawer .next").click();

        assertThat(asked()).isEqualTo(List.of(List.of("closed"), List.of("move", 1)));
    }

    @Test
    void isResizedByKeyAndRemembersIt() {
        page.locator("event-drawer .grip").focus();
        page.keyboard().press("ArrowLeft");

        assertThat(page.locator("event-drawer")).hasAttribute("style", Pattern.compile(".*512px.*"));
        page.reload();
        page.waitForFunction("window.ready === true");
        assertThat(page.locator("event-drawer")).hasAttribute("style", Pattern.compile(".*512px.*"));
    }

    @Test
    void coversAPhone() {
        page.setViewportSize(390, 700);

        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= 390 && it.offsetWidth === 390"))
                .isTrue();
        assertThat(page.getByText("event 1", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }
}
