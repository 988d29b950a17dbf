package dev.sentrylogger.explore.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.sentrylogger.Browser;
import dev.sentrylogger.RunningJar;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The explorer of the built jar, used as people use it. */
class ExplorerBrowserIT {
    private static final String PASSWORD = "plum ladder seven";
    private static final String TOKEN = "explorer-browser-test-token-0123456789";
    private static final int EVENTS = 600;

    private static Browser browser;
    private static RunningJar server;
    private static String app;
    private static String key;

    private final List<String> problems = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        server = RunningJar.start(
                RunningJar.newDataDirectory("explorer"),
                Map.of("ADMIN_EMAIL", "owner@example.com", "ADMIN_PASSWORD", PASSWORD, "ADMIN_TOKEN", TOKEN));
        String answer = post("/api/project", TOKEN, "{\"name\": \"shop\"}");
        app = group("\"id\":\"([^\"]+)", answer);
        key = group("\"api_key\":\"([^\"]+)", answer);
        send(EVENTS);
    }

    /** Ten minutes of events until now, every tenth an error of the service payments. */
    private static void send(int events) throws Exception {
        Instant now = Instant.now();
        var batch = new StringBuilder();
        for (int i = 0; i < events; i++) {
            boolean error = i % 10 == 0;
            batch.append(i == 0 ? "" : ",")
                    .append(
                            "{\"timestamp\": \"%s\", \"level\": \"%s\", \"service\": \"%s\", \"message\": \"order %d %s\","
                                    .formatted(
                                            now.minusSeconds(events - i),
                                            error ? "error" : "info",
                                            error ? "payments" : "cart",
                                            i,
                                            error ? "declined" : "paid"))
                    .append("\"trace_id\": \"trace-%d\", \"user.id\": %d}".formatted(i / 3, i % 7));
        }
        assertThat(post("/ingest", key, "{\"logs\": [" + batch + "]}")).contains("\"processed\":" + events);
    }

    private static String post(String path, String token, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(server.url + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static String group(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void signIn() {
        page = signedIn(1440, 900, ColorScheme.LIGHT);
    }

    @AfterEach
    void nothingFailed() {
        assertThat(problems).isEmpty();
        page.context().close();
    }

    private Page signedIn(int width, int height, ColorScheme colors) {
        Page opened = browser.open(width, height, colors);
        opened.onPageError(problems::add);
        opened.navigate(server.url + "/apps/" + app);
        opened.getByLabel("E-mail").fill("owner@example.com");
        opened.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill(PASSWORD);
        opened.keyboard().press("Enter");
        assertThat(rows(opened).filter(has("order 599 paid"))).isVisible();
        return opened;
    }

    @Test
    void filtersByAClickAndGoesBackAndForth() {
        page.locator("facet-rail .value").filter(has("payments")).click();
        assertThat(rows(page).last()).containsText("order 590 declined");
        assertThat(page.locator("log-histogram .legend li")).hasText(new String[] {"error 60"});

        // Rows may be there before the browser has the entry to go back from.
        page.waitForURL(Pattern.compile(".*q=.*"));
        page.goBack();
        assertThat(rows(page).filter(has("order 599 paid"))).isVisible();
        page.goForward();
        assertThat(rows(page).last()).containsText("order 590 declined");
        assertThat(page.locator("search-box input")).hasValue("service:payments");
    }

    @Test
    void zoomsIntoWhatIsDraggedOverAndOutAgain() {
        page.navigate(server.url + "/apps/" + app + "?range=15m");
        assertThat(rows(page).filter(has("order 599 paid"))).isVisible();
        var box = page.locator("log-histogram .plot").boundingBox();
        page.mouse().move(box.x + box.width * 0.5, box.y + 30);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.7, box.y + 30);
        page.mouse().up();

        page.waitForURL(Pattern.compile(".*from=.*&to=.*"));
        assertThat(page.locator("log-rows .state")).hasText("Not live: this time is over");
        assertThat(rows(page).last()).not().containsText("order 599");
        page.keyboard().press("z");
        page.waitForURL(Pattern.compile(".*from=.*"));
        assertThat(page.locator(".time-label")).containsText("Today");
    }

    @Test
    void isUsedByKeyAlone() {
        page.keyboard().press("/");
        page.keyboard().type("declined serv");
        assertThat(page.locator("search-box [role=option]").first()).containsText("service");
        page.keyboard().press("Tab");
        assertThat(page.locator("search-box [role=option]").first()).containsText("cart");
        page.keyboard().type("pay");
        assertThat(page.locator("search-box [role=option]")).hasCount(1);
        page.keyboard().press("Tab");
        page.keyboard().press("Escape");
        page.keyboard().press("Enter");
        assertThat(rows(page).last()).containsText("order 590 declined");

        page.keyboard().press("Escape");
        page.keyboard().press("k");
        page.keyboard().press("k");
        page.keyboard().press("o");
        assertThat(page.locator("event-drawer")).containsText("order 580 declined");
        page.keyboard().press("k");
        assertThat(page.locator("event-drawer")).containsText("order 570 declined");
        page.keyboard().press("c");
        assertThat(page.locator("event-drawer .here")).containsText("order 570 declined");
        assertThat(page.locator("event-drawer .event").filter(has("order 571 paid")))
                .isVisible();

        page.locator("event-drawer .panel").focus();
        page.keyboard().press("Escape");
        assertThat(page.locator("event-drawer")).isHidden();
        page.keyboard().press("p");
        assertThat(page.locator("log-patterns .pattern")).hasText(new String[] {"order ∗ declined"});
        page.keyboard().press("t");
        assertThat(page.getByLabel("Time", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        page.keyboard().type("last 5 min");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*range=5m.*"));
        page.keyboard().press("Control+k");
        assertThat(page.locator("command-palette [role=option]").first()).isVisible();
        page.keyboard().type("clear search");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("[^q]*show=patterns.*"));
    }

    @Test
    void showsTheSamePageToWhoeverOpensItsAddress() {
        page.navigate(server.url + "/apps/" + app + "?q=order service:payments&range=30m&cols=user.id");
        rows(page).filter(has("order 300 declined")).first().locator(".line").click();
        page.keyboard().press("o");
        assertThat(page.locator("event-drawer")).containsText("order 300 declined");
        page.locator("event-drawer [role=tab]").nth(3).click();
        assertThat(page.locator("event-drawer .event").first()).containsText("order 300");
        page.waitForURL(Pattern.compile(".*tab=trace.*"));

        Page other = signedIn(1440, 900, ColorScheme.DARK);
        other.navigate(page.url());

        assertThat(other.locator("event-drawer .event").first()).containsText("order 300");
        assertThat(other.locator("log-rows .row.active")).containsText("order 300 declined");
        assertThat(other.locator("log-rows .column.own")).containsText("user.id");
        assertThat(other.locator("search-box input")).hasValue("order service:payments");
        assertThat(other.locator(".time-label")).hasText("Last 30 minutes");
        String line =
                rows(page).filter(has("order 300")).first().locator(".line").innerText();
        assertThat(other.locator("log-rows .line").allInnerTexts()).contains(line);
        other.context().close();
    }

    @Test
    void pausesWhileSomebodyReadsAndMissesNothing() throws Exception {
        page.locator("log-rows .viewport").focus();
        page.keyboard().press("l");
        post(
                "/ingest",
                key,
                "{\"logs\": [{\"level\": \"info\", \"message\": \"while paused\", \"service\": \"live\"}]}");
        assertThat(page.locator("log-rows .pill")).hasText("1 new · resume");
        assertThat(rows(page).filter(has("while paused"))).hasCount(0);

        page.keyboard().press("l");

        assertThat(rows(page).filter(has("while paused")).last()).isVisible();
    }

    @Test
    void savesAViewAndSharesALink() {
        page.navigate(server.url + "/apps/" + app + "?q=level:error");
        assertThat(rows(page).last()).containsText("declined");
        page.getByLabel("Saved views").first().click();
        page.getByLabel("Name of this view").fill("Errors");
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Errors", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        page.keyboard().press("Escape");

        page.getByLabel("Share with anybody").click();
        page.getByText("Create link").click();
        Locator made = page.getByLabel("The link, shown this once");
        assertThat(made).hasValue(Pattern.compile("http.*/share/.{43}"));
        Page stranger = browser.open(1200, 800);
        stranger.navigate(made.inputValue());

        assertThat(rows(stranger).last()).containsText("order 590 declined");
        assertThat(stranger.locator(".shared-head")).containsText("Personal data and secrets are masked");
        stranger.context().close();
    }

    @Test
    void exportsWhatIsShown() {
        page.navigate(server.url + "/apps/" + app + "?q=level:error");
        assertThat(rows(page).last()).containsText("declined");
        page.getByLabel("Export").first().click();
        assertThat(page.getByText("60 events, the newest first.")).isVisible();

        var download = page.waitForDownload(() -> page.locator("vaadin-dialog vaadin-button")
                .filter(has("Export"))
                .click());

        assertThat(download.suggestedFilename()).isEqualTo("shop.ndjson");
        assertThat(page.getByText(Pattern.compile("60 of 60 events.*saved"))).isVisible();
    }

    @Test
    void needsNoSidewaysScrollingOnAPhone() {
        Page phone = signedIn(390, 844, ColorScheme.LIGHT);

        assertThat((boolean) phone.evaluate("document.documentElement.scrollWidth <= 390"))
                .isTrue();
        Browser.screenshot(phone, "explorer-phone");
        phone.getByLabel("Show or hide the fields").click();
        assertThat(phone.locator("facet-rail .value").first()).isVisible();
        Browser.screenshot(phone, "explorer-phone-fields");
        phone.locator("facet-rail .value").filter(has("payments")).click();
        assertThat(rows(phone).last()).containsText("declined");
        phone.locator("facet-rail .close").click();
        assertThat(phone.locator("facet-rail")).isHidden();
        rows(phone).last().locator(".line").click();
        phone.keyboard().press("o");
        assertThat(phone.locator("event-drawer")).isVisible();
        assertThat((boolean) phone.evaluate("document.documentElement.scrollWidth <= 390"))
                .isTrue();
        Browser.screenshot(phone, "explorer-phone-drawer");
        phone.context().close();
    }

    @Test
    void hasNoSeriousAccessibilityFindings() {
        check("rows");
        page.keyboard().press("k");
        page.keyboard().press("Enter");
        check("an opened row");
        page.keyboard().press("o");
        assertThat(page.locator("event-drawer")).isVisible();
        check("the drawer");
        page.navigate(server.url + "/apps/" + app + "?show=patterns");
        assertThat(page.locator("log-patterns .pattern").first()).isVisible();
        check("patterns");
        page.navigate(server.url + "/apps/" + app + "?q=level:eror");
        assertThat(page.getByText("The search cannot be read")).isVisible();
        check("a wrong search");
        page.navigate(server.url + "/apps/" + app + "?q=nothing-like-it");
        assertThat(page.getByText("The search hides everything")).isVisible();
        check("nothing found");
    }

    private void check(String state) {
        page.waitForTimeout(400); // colours of what fades in
        List<String> findings = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")).analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(ExplorerBrowserIT::words)
                        .toList();
        assertThat(findings).as(state).isEmpty();
    }

    private static String words(Rule rule) {
        String first = rule.getNodes().getFirst().getHtml();
        return rule.getId() + ": " + rule.getHelp() + ", " + rule.getNodes().size() + " times, first "
                + first.substring(0, Math.min(200, first.length()));
    }

    private static Locator rows(Page page) {
        return page.locator("log-rows .row");
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
