package dev.sentrylogger.explore.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.sentrylogger.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client component alone, fed from JavaScript: no server of ours behind it. */
class LogRowsBrowserIT {
    private static Browser browser;
    private static ComponentPages pages;

    private final List<String> dialogs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        pages = new ComponentPages();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            pages.close();
        }
    }

    @BeforeEach
    void open() {
        page = browser.open(1200, 700);
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        page.onPageError(problems::add);
        page.navigate(pages.of("log-rows"));
        page.waitForFunction("window.ready && customElements.get('log-rows') !== undefined");
    }

    @Test
    void showsNewestRowsAtTheBottom() {
        reset(0, 200);

        assertThat(row("row 199")).isInViewport();
        assertThat(state()).hasText(Pattern.compile("(Live|Listening) · last log .*"));
    }

    @Test
    void canBeMadeByAScript() {
        page.evaluate("document.body.append(document.createElement('log-rows'))");

        assertThat(page.locator("log-rows")).hasCount(2);
        assertThat(problems).isEmpty();
    }

    @Test
    void followsRowsThatArriveAndAcknowledgesThemOnceShown() {
        reset(0, 200);

        page.evaluate("rows.append({sequence: 7, skipped: 0, rows: events(200, 230)})");

        assertThat(row("row 229")).isInViewport();
        page.waitForFunction("asked.acknowledged.includes(7)");
    }

    @Test
    void showsEachRowOnce() {
        reset(0, 20);

        page.evaluate("rows.append({sequence: 1, skipped: 0, rows: events(15, 25)})");

        assertThat(row("row 24")).isInViewport();
        assertThat(count()).hasText("25 rows");
    }

    @Test
    void saysHowManyRowsWereSkipped() {
        reset(0, 5);

        page.evaluate("rows.append({sequence: 1, skipped: 1240, rows: events(1300, 1305)})");

        assertThat(page.getByText("1,240 rows skipped to keep up")).isVisible();
    }

    @Test
    void pausesWhenScrolledUpAndCountsWhatArrivesMeanwhile() {
        reset(0, 200);

        scrollUp(1000);
        page.evaluate("rows.append({sequence: 1, skipped: 0, rows: events(200, 237)})");

        assertThat(pill()).hasText("37 new · resume");
        assertThat(state()).hasText("Paused · 37 new");
        page.waitForFunction("asked.acknowledged.includes(1)");

        pill().click();

        assertThat(row("row 236")).isInViewport();
        assertThat(pill()).isHidden();
    }

    @Test
    void keepsThePlaceOfAPausedReaderHoweverMuchArrives() {
        reset(0, 200);
        scrollUp(2000);
        Object before = page.evaluate("rows.viewport.scrollTop");

        page.evaluate("for (let i = 0; i < 24; i++)"
                + " rows.append({sequence: i, skipped: 0, rows: events(200 + i * 500, 700 + i * 500)})");

        assertThat(pill()).hasText("12,000 new · resume");
        assertThat(page.evaluate("rows.viewport.scrollTop")).isEqualTo(before);
        pill().click();
        assertThat(row("row 12199")).isInViewport();
        assertThat(count()).hasText("12,200 rows");
    }

    @Test
    void holdsFewElementsAndABoundedNumberOfRowsAfterAHundredThousand() {
        reset(0, 200);

        for (int i = 0; i < 200; i++) {
            page.evaluate(
                    "i => new Promise(done => { rows.append({sequence: i, skipped: 0,"
                            + " rows: events(200 + i * 500, 700 + i * 500)}); requestAnimationFrame(done) })",
                    i);
        }

        assertThat(row("row 100199")).isInViewport();
        assertThat(count()).hasText("100,000 rows");
        assertThat((int) page.evaluate("drawn()")).isLessThan(80);
    }

    @Test
    void asksForOlderRowsAtTheTopAndKeepsThePlace() {
        page.evaluate("rows.reset({rows: events(1000, 1200), older: 'cursor-1', now: new Date().toISOString()})");

        page.keyboard().press("Home");
        page.waitForFunction("asked.older.includes('cursor-1')");
        page.evaluate("rows.prepend({rows: events(800, 1000), older: null})");

        assertThat(row("row 1000")).isInViewport();
        page.keyboard().press("Home");
        assertThat(row("row 800")).isInViewport();
        assertThat(page.getByText("Beginning of the log")).isVisible();
    }

    @Test
    void asksForNewerRowsAtTheBottomAndKeepsThePlace() {
        page.evaluate("rows.reset({rows: events(1000, 1200), older: null, newer: 'cursor-2', focus: event(1100).id,"
                + " now: new Date().toISOString()})");
        assertThat(row("row 1100")).isInViewport();

        page.locator("log-rows .viewport").hover();
        page.mouse().wheel(0, 5000);
        page.waitForFunction("asked.newer.includes('cursor-2')");
        page.evaluate("rows.newer({rows: events(1200, 1400), newer: null})");

        assertThat(row("row 1199")).isInViewport();
        assertThat(count()).hasText("400 rows");
    }

    @Test
    void leadsBackToTheNewestWhereTheyAreNotLoaded() {
        page.evaluate("rows.reset({rows: events(1000, 1200), older: null, newer: 'cursor-2', focus: event(1100).id,"
                + " now: new Date().toISOString()})");

        assertThat(pill()).hasText("Back to the newest");
        pill().click();

        page.waitForFunction("asked.reloads === 1");
    }

    @Test
    void saysThatNothingFollowsATimeThatIsOver() {
        page.evaluate("rows.reset({rows: events(0, 50), older: null, live: false, now: new Date().toISOString()})");

        assertThat(row("row 49")).isInViewport();
        assertThat(state()).hasText("Not live: this time is over");
        assertThat(pill()).isHidden();
        page.keyboard().press("l");
        page.waitForFunction("asked.acts.includes('live')");
    }

    @Test
    void showsFieldsAsColumnsToMoveResizeAndRemoveByKey() {
        page.evaluate("rows.columns = ['host', 'user.id']; rows.reset({rows: [event(1, {host: 'web-1',"
                + " attributes: {'user.id': 42}})], older: null, now: new Date().toISOString()})");
        assertThat(page.locator("log-rows .line .own")).hasText(new String[] {"web-1", "42"});

        page.locator("log-rows .column[data-name=host]").focus();
        page.keyboard().press("Alt+ArrowRight");
        assertThat(page.locator("log-rows .line .own")).hasText(new String[] {"42", "web-1"});
        page.keyboard().press("Delete");

        assertThat(page.locator("log-rows .line .own")).hasText(new String[] {"42"});
        assertThat(page.evaluate("asked.columns")).isEqualTo(List.of(List.of("user.id", "host"), List.of("user.id")));
    }

    @Test
    void keepsThePlaceWhenRowsAreWrapped() {
        page.evaluate("rows.reset({rows: events(0, 400, {message: 'word '.repeat(80)}).map((row, i) =>"
                + " ({...row, message: i + ' ' + row.message})), older: null, live: false, focus: event(200).id,"
                + " now: new Date().toISOString()})");

        page.locator("log-rows .density").click();
        page.locator("log-rows .density").click();

        assertThat(page.locator("log-rows")).hasAttribute("density", "wrapped");
        assertThat(page.locator("log-rows .row.active")).isInViewport();
        assertThat(
                        (boolean)
                                page.evaluate(
                                        "[...rows.shadowRoot.querySelectorAll('.row')].every((row, i, all) => i === 0"
                                                + " || Math.abs(row.getBoundingClientRect().top - all[i - 1].getBoundingClientRect().bottom) < 1)"))
                .isTrue();
    }

    @Test
    void offersWhatCanBeDoneWithAValue() {
        page.evaluate("rows.setAttribute('choices', ''); rows.reset({rows: [event(1, {attributes: {'user.id': 42}})],"
                + " older: null, now: new Date().toISOString()})");
        page.keyboard().press("k");
        page.keyboard().press("Enter");

        page.getByLabel("Exclude user.id 42", new Page.GetByLabelOptions()).click();
        page.getByLabel("Copy user.id").focus();
        page.keyboard().press("f");
        page.getByLabel("Show user.id as a column").click();

        assertThat(page.evaluate("asked.filters"))
                .isEqualTo(List.of(List.of("user.id", "42", "exclude"), List.of("user.id", "42", "only")));
        assertThat(page.evaluate("asked.columns")).isEqualTo(List.of(List.of("user.id")));
    }

    @Test
    void foldsFramesOfLibraries() {
        page.evaluate(
                "rows.reset({rows: [event(1, {exception: {type: 'PaymentError', message: 'declined', raw: '', frames: ["
                        + "{file: '/usr/lib/python3/site-packages/a.py', line: 1, function: 'outer'},"
                        + "{file: '/usr/lib/python3/site-packages/b.py', line: 2, function: 'inner'},"
                        + "{file: 'shop/charge.py', line: 88, function: 'charge'}], causes: []}})],"
                        + " older: null, now: new Date().toISOString()})");
        page.keyboard().press("k");
        page.keyboard().press("Enter");

        assertThat(page.getByText("shop/charge.py:88")).isVisible();
        assertThat(page.getByText("inner", new Page.GetByTextOptions().setExact(true)))
                .isHidden();
        page.getByText("2 library frames").click();
        assertThat(page.getByText("inner", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        page.getByText("As text").click();
        assertThat(page.getByLabel("traceback", new Page.GetByLabelOptions().setExact(true)))
                .containsText("PaymentError: declined");
    }

    @Test
    void asksAgainForOlderRowsThatCouldNotBeRead() {
        page.evaluate("rows.reset({rows: events(1000, 1200), older: 'cursor-1', now: new Date().toISOString()})");
        page.keyboard().press("Home");
        assertThat(page.getByText("Loading older rows…")).isVisible();
        page.waitForFunction("asked.older.length === 1");

        page.evaluate("rows.failedPage()");

        assertThat(page.getByText("Loading older rows…")).isHidden();
        page.evaluate("rows.viewport.scrollTop += 100");
        page.waitForFunction("asked.older.length === 2");
    }

    @Test
    void opensAndClosesRowsFromTheKeyboard() {
        page.evaluate("rows.reset({rows: [event(1, {attributes: {'user.id': 42}}), event(2, {logger: 'shop.cart',"
                + " exception: {type: 'ValueError', message: 'no', raw: 'Traceback\\n  File \"cart.py\"\\nValueError: no'}})],"
                + " older: null, now: new Date().toISOString()})");

        page.keyboard().press("k");
        page.keyboard().press("k");
        page.keyboard().press("Enter");
        assertThat(page.getByText("user.id")).isVisible();
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page.getByText("File \"cart.py\"")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByText("File \"cart.py\"")).isHidden();
        assertThat(page.getByText("user.id")).isVisible();
    }

    @Test
    void leavesKeysAloneWhileSomebodyTypes() {
        reset(0, 50);

        page.keyboard().press("/");
        page.keyboard().type("jkl?");

        assertThat(page.getByLabel("Search")).hasValue("jkl?");
        assertThat(pill()).isHidden();
    }

    @Test
    void marksWhatWasSearchedFor() {
        page.evaluate("rows.reset({rows: [event(1, {message: 'Payment (Declined) twice'})], older: null,"
                + " words: ['(declined)'], now: new Date().toISOString()})");

        assertThat(page.locator("log-rows mark")).hasText("(Declined)");
    }

    @Test
    void showsHostileTextLiterally() {
        String probe = "<img src=x onerror=alert(1)><script>alert(2)</script>\u001b[31mred\u202Edesrever"
                + " ${jndi:ldap://127.0.0.1/a} \u0000\u200B";
        page.evaluate(
                "text => { const every = {message: text, logger: text, service: text, environment: text, release: text,"
                        + " host: text, traceId: text, spanId: text, template: text, source: text,"
                        + " attributes: {[text]: text},"
                        + " exception: {type: text, message: text, raw: text + '\\n' + text}};"
                        + " rows.reset({rows: [event(1, every)], older: null, words: ['red', '<img'],"
                        + " now: new Date().toISOString()}) }",
                probe);
        page.keyboard().press("k");
        page.keyboard().press("Enter");

        String shown = page.locator("log-rows .message").innerText();
        assertThat(shown)
                .contains(
                        "<img src=x onerror=alert(1)><script>alert(2)</script>",
                        "⟨ESC⟩[31m",
                        "⟨U+202E⟩",
                        "${jndi:ldap://127.0.0.1/a}",
                        "⟨NUL⟩",
                        "⟨U+200B⟩");
        assertThat(page.locator("log-rows dd, log-rows pre").allInnerTexts())
                .filteredOn(text -> text.contains("<img"))
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        text -> assertThat(text).contains("onerror=alert(1)>").contains("⟨U+202E⟩"));
        assertThat(page.locator("log-rows").locator("img, script")).hasCount(0);
        assertThat(dialogs).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void needsNoSidewaysScrollingOnAPhone() {
        page.setViewportSize(390, 800);
        page.evaluate("rows.reset({rows: events(0, 60, {message: 'x'.repeat(500), logger: 'shop.cart.checkout'}),"
                + " older: null, now: new Date().toISOString()})");
        page.keyboard().press("k");
        page.keyboard().press("Enter");

        assertThat(page.locator("log-rows .details")).isVisible();
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= 390"
                        + " && rows.viewport.scrollWidth <= rows.viewport.clientWidth"))
                .isTrue();
    }

    private void reset(int from, int to) {
        page.evaluate(
                "([from, to]) => rows.reset({rows: events(from, to), older: null, now: new Date().toISOString()})",
                List.of(from, to));
    }

    private void scrollUp(int pixels) {
        page.locator("log-rows .viewport").hover();
        page.mouse().wheel(0, -pixels);
        assertThat(pill()).isVisible();
    }

    private Locator row(String message) {
        return page.getByText(message, new Page.GetByTextOptions().setExact(true));
    }

    private Locator pill() {
        return page.locator("log-rows .pill");
    }

    private Locator state() {
        return page.locator("log-rows .state");
    }

    private Locator count() {
        return page.locator("log-rows .count");
    }
}
