package dev.sentrylogger.explore.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FacetRailBrowserIT extends ComponentBrowserTest {
    FacetRailBrowserIT() {
        super("facet-rail");
    }

    @BeforeEach
    void show() {
        page.evaluate("""
                it.show({
                  facets: [
                    {field: 'level', present: 100, distinct: 2, numeric: false, range: {}, values: [
                      {value: 'info', count: 90}, {value: 'error', count: 10, state: 'only'}]},
                    {field: 'service', present: 100, distinct: 30, numeric: false, range: {}, values:
                      Array.from({length: 10}, (_, i) => ({value: 's' + i, count: 50 - i, state: i === 1 ? 'not' : null}))},
                    {field: 'host', present: 0, distinct: 0, numeric: false, range: {}, values: []}],
                  fields: [{field: 'user.id', share: 0.83}, {field: 'rare', share: 0.001}]})""");
        page.evaluate("asked.length = 0");
    }

    @Test
    void keepsExcludesAndTakesBackByAClick() {
        value("s0").click();
        value("error").click();
        page.getByLabel("Exclude s2").click();
        page.getByLabel("Show s1 again").click();

        assertThat(asked())
                .isEqualTo(List.of(
                        List.of("filter", "service", "s0", "only"),
                        List.of("filter", "level", "error", "clear"),
                        List.of("filter", "service", "s2", "exclude"),
                        List.of("filter", "service", "s1", "clear")));
    }

    @Test
    void isUsedByKeyAlone() {
        value("s0").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("x");
        page.keyboard().press("Enter");

        assertThat(asked())
                .isEqualTo(List.of(
                        List.of("filter", "service", "s2", "exclude"), List.of("filter", "service", "s2", "only")));
    }

    @Test
    void leavesOutFieldsThatNoEventHas() {
        assertThat(page.locator("facet-rail .name .label")).hasText(new String[] {"level", "service"});
    }

    @Test
    void opensFurtherFieldsAndRemembersThem() {
        page.getByText("More fields").click();
        assertThat(page.locator("facet-rail .field")).hasText(new String[] {"user.id83 %", "rare< 1 %"});
        page.locator("facet-rail .field").first().click();

        assertThat(asked())
                .isEqualTo(List.of(List.of(
                        "opened", List.of("level", "service", "logger", "host", "environment", "release", "user.id"))));
        page.reload();
        page.waitForFunction("window.ready === true");
        assertThat(page.getByText("user.id")).isVisible();
    }

    @Test
    void foldsAFieldAway() {
        page.locator("facet-rail .name").first().click();

        assertThat(value("info")).hasCount(0);
        assertThat(asked())
                .isEqualTo(List.of(List.of("opened", List.of("service", "logger", "host", "environment", "release"))));
    }

    @Test
    void searchesInValuesAndShowsMore() {
        page.getByText("Show more of 30").click();
        page.getByLabel("Search the values of service").fill("pay");
        page.waitForFunction("asked.length === 2");
        page.evaluate("it.field({field: 'service', present: 100, distinct: 1, numeric: false, range: {},"
                + " values: [{value: 'payments', count: 3}]})");

        assertThat(asked()).isEqualTo(List.of(List.of("more", "service"), List.of("search", "service", "pay")));
        assertThat(value("payments")).isVisible();
        assertThat(page.getByLabel("Search the values of service")).isFocused();
    }

    @Test
    void setsARangeOfNumbers() {
        page.evaluate(
                "it.show({fields: [], facets: [{field: 'level', present: 5, distinct: 3, numeric: true, min: 1, max: 90,"
                        + " range: {min: 5}, values: [{value: '7', count: 1}]}]})");

        assertThat(page.getByLabel("Least level")).hasValue("5");
        page.getByLabel("Greatest level").fill("80");
        page.keyboard().press("Enter");

        assertThat(asked()).isEqualTo(List.of(List.of("range", "level", 5, 80)));
    }

    @Test
    void showsHostileValuesLiterally() {
        page.evaluate(
                "it.show({fields: [{field: '<b>x</b>', share: 1}], facets: [{field: 'level', present: 1, distinct: 1,"
                        + " range: {}, values: [{value: '<img src=x onerror=alert(1)>\\u202e', count: 1}]}]})");

        assertThat(page.getByText("<img src=x onerror=alert(1)>⟨U+202E⟩", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.locator("facet-rail img, facet-rail b").count()).isZero();
    }

    private com.microsoft.playwright.Locator value(String value) {
        return page.locator("facet-rail .value")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(value));
    }
}
