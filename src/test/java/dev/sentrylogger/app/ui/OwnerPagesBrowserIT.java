package dev.sentrylogger.app.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.sentrylogger.Browser;
import dev.sentrylogger.RunningJar;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What owners manage, in a real browser against the built jar. */
class OwnerPagesBrowserIT {
    private static final String PASSWORD = "plum ladder seven";
    private static final String TOKEN = "slp_kT7wQz9LmN2xVbR4yHc8JdFg5sPa1uEo3iYqWtZvXnM";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Browser browser;
    private static RunningJar server;
    private static String app;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        server = RunningJar.start(
                RunningJar.newDataDirectory("owner-pages"),
                Map.of("ADMIN_EMAIL", "owner@example.com", "ADMIN_PASSWORD", PASSWORD, "ADMIN_TOKEN", TOKEN));
        JsonNode registered = register("checkout");
        app = registered.get("id").asString();
        key = registered.get("api_key").asString();
        post("/ingest", key, "{\"logs\":[{\"message\":\"calling with " + key + "\",\"host\":\"web-1\"}]}");
        post("/ingest", key, "{\"logs\":[{\"message\":");
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

    @Test
    void everyPageIsAccessibleInLightAndDarkAndFitsAPhone() {
        for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = signedIn(1280, colors, "owner@example.com", PASSWORD);
            for (String path :
                    List.of("health", "connection", "keys", "people", "usage", "noise", "data", "alerts", "audit")) {
                page.navigate(server.url + "/apps/" + app + "/" + path);
                assertThat(page.locator(".app-page")).isVisible();
                check(page, path + "-" + colors.name().toLowerCase(java.util.Locale.ROOT));
            }
            page.navigate(server.url + "/account");
            assertThat(page.getByText("Where you are signed in")).isVisible();
            check(page, "account-" + colors.name().toLowerCase(java.util.Locale.ROOT));
            page.context().close();
        }
        Page phone = signedIn(390, ColorScheme.LIGHT, "owner@example.com", PASSWORD);
        for (String path :
                List.of("health", "connection", "keys", "people", "usage", "noise", "data", "alerts", "audit")) {
            phone.navigate(server.url + "/apps/" + app + "/" + path);
            fits(phone, path);
        }
        phone.navigate(server.url + "/account");
        fits(phone, "account");
        phone.context().close();
    }

    @Test
    void theWaitingPageNamesWhatIsWrongWhileItIsOpen() throws Exception {
        JsonNode waiting = register("waiting");
        Page page = signedIn(1280, ColorScheme.LIGHT, "owner@example.com", PASSWORD);
        page.navigate(server.url + "/apps/" + waiting.get("id").asString());
        assertThat(page.getByText("No request for this app yet")).isVisible();
        check(page, "waiting-nothing");

        post("/ingest", "sk_none", "{\"logs\":[]}");
        assertThat(page.getByText("This is not an API key")).isVisible();
        check(page, "waiting-key");
        String good = waiting.get("api_key").asString();
        post("/ingest", good, "{\"logs\":");
        assertThat(page.getByText("Not valid JSON")).isVisible();
        post("/ingest", good, "{\"logs\":[{\"message\":\"here I am\"}]}");
        assertThat(page.locator("log-rows").getByText("here I am").first()).isVisible();
        page.context().close();
    }

    @Test
    void aKeyIsMadeWithTheKeyboardAlone() {
        Page page = signedIn(1280, ColorScheme.LIGHT, "owner@example.com", PASSWORD);
        page.navigate(server.url + "/apps/" + app + "/keys");
        assertThat(page.locator(".key-card").first()).isVisible();

        tabTo(page, "New key");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Name")).isFocused();
        page.keyboard().type("by keyboard");
        page.keyboard().press("Enter");
        assertThat(page.locator(".key-reveal-key")).isVisible();
        check(page, "keys-made");
        page.keyboard().press("Escape");
        assertThat(page.locator(".key-reveal-key")).isVisible();
        tabTo(page, "I saved it");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("by keyboard")))
                .isVisible();
        page.context().close();
    }

    @Test
    void theAuditLogIsExported() throws Exception {
        Page page = signedIn(1280, ColorScheme.LIGHT, "owner@example.com", PASSWORD);
        page.navigate(server.url + "/apps/" + app + "/keys");
        click(page, "Turn off the key First key");
        click(page, "Turn on the key First key");
        page.navigate(server.url + "/apps/" + app + "/audit");

        var download =
                page.waitForDownload(() -> page.getByText("Export as CSV").click());

        assertThat(download.suggestedFilename()).isEqualTo("audit.csv");
        assertThat(Files.readString(download.path()))
                .startsWith("time,who,address,action,detail,before,after\r\n")
                .contains("\"key.turned-off\"", "\"key.turned-on\"");
        page.context().close();
    }

    @Test
    void anInvitedPersonJoinsAndAnOpenPageEndsWithTheMembership() {
        Page owner = signedIn(1280, ColorScheme.LIGHT, "owner@example.com", PASSWORD);
        owner.navigate(server.url + "/apps/" + app + "/people");
        click(owner, "Invite");
        click(owner, "Make the link");
        String link = owner.locator(".snippet-box pre").innerText();
        click(owner, "Done");

        Page guest = browser.open(1280, 900);
        guest.navigate(link);
        guest.getByLabel("E-mail").fill("ada@example.com");
        check(guest, "invite");
        guest.getByLabel("Your name").fill("Ada");
        guest.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill("four calm lanterns");
        guest.keyboard().press("Enter");
        guest.waitForURL("**/apps");
        guest.navigate(server.url + "/apps/" + app);
        assertThat(guest.locator("log-rows [role=row]").first()).isVisible();

        owner.reload();
        click(owner, "Remove Ada");
        owner.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Remove").setExact(true))
                .click();
        assertThat(guest.getByText("There is nothing here")).isVisible();
        owner.context().close();
        guest.context().close();
    }

    @Test
    void aNewPasswordEndsWhatIsOpenElsewhere() {
        Page first = signedIn(1280, ColorScheme.LIGHT, "owner@example.com", PASSWORD);
        Page other = signedIn(1280, ColorScheme.LIGHT, "owner@example.com", PASSWORD);
        other.navigate(server.url + "/apps/" + app);
        assertThat(other.locator("log-rows [role=row]").first()).isVisible();

        first.navigate(server.url + "/account");
        click(first, "Sign out everywhere else");

        assertThat(other.getByText("You are signed out")).isVisible();
        other.reload();
        assertThat(other.getByLabel("E-mail")).isVisible();
        assertThat(first.getByText("(this one)")).isVisible();
        first.context().close();
        other.context().close();
    }

    private static Page signedIn(int width, ColorScheme colors, String email, String password) {
        Page page = browser.open(width, 900, colors);
        page.navigate(server.url + "/login");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.keyboard().press("Enter");
        page.waitForURL("**/apps");
        return page;
    }

    private static void click(Page page, String label) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }

    private static void tabTo(Page page, String label) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if (label.equals(page.evaluate("document.activeElement?.textContent?.trim()"))) {
                return;
            }
        }
        throw new AssertionError("The Tab key does not lead to " + label);
    }

    private static void fits(Page page, String name) {
        assertThat(page.locator(".app-page")).isVisible();
        page.waitForTimeout(400);
        Browser.screenshot(page, name + "-phone");
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= 390"))
                .as(name)
                .isTrue();
    }

    private static void check(Page page, String state) {
        page.waitForTimeout(400); // what fades in
        Browser.screenshot(page, state);
        var serious = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")).analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                        .toList();
        assertThat(serious).as(state).isEmpty();
    }

    private static JsonNode register(String name) throws Exception {
        return JSON.readTree(post("/api/project", TOKEN, "{\"name\":\"" + name + "\"}"));
    }

    private static String post(String path, String bearer, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.url.resolve(path))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return answer.body();
    }
}
