package dev.sentrylogger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A new user's whole way: the built jar on an empty folder, a real browser, the commands the pages show. */
class JourneyBrowserIT {
    private static final String PASSWORD = "three quiet rivers";

    private final List<String> dialogs = new ArrayList<>();

    @Test
    void goesFromAnEmptyFolderToLiveLogsAndFindsThemAgainAfterARestart() throws Exception {
        Assumptions.assumeTrue(RunningJar.isBuilt(), "The jar is not built; run mvn verify");
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Path data = RunningJar.newDataDirectory("journey");
        try (var browser = Browser.start()) {
            String app;
            try (var server = RunningJar.start(data, Map.of())) {
                Page page = browser.open(1440, 900);
                page.onDialog(dialog -> {
                    dialogs.add(dialog.message());
                    dialog.dismiss();
                });
                createOwner(page, server);
                String key = registerApp(page);
                sendFirstLog(page, server);
                app = page.url();
                streamFile(page, server, key, data);
                filterAndPause(page, server, key);
                takePictures(browser, page, server, app);
                showHostileTextLiterally(page, server, key);
            }
            try (var server = RunningJar.start(data, Map.of())) {
                Page page = browser.open(1440, 900);
                page.navigate(
                        server.url.resolve(app.substring(app.indexOf("/apps/"))).toString());
                signIn(page);
                assertThat(rows(page)
                                .filter(new Locator.FilterOptions().setHasText("Hello"))
                                .first())
                        .isVisible();
            }
        }
        assertThat(dialogs).isEmpty();
    }

    private static void createOwner(Page page, RunningJar server) throws Exception {
        var link = Pattern.compile("http\\S+/setup\\?token=\\S+").matcher(server.console());
        assertThat(link.find()).as(server.console()).isTrue();
        page.navigate(server.url.toString());
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))
                        .first())
                .isVisible();
        Browser.screenshot(page, "landing-light");

        page.navigate(link.group());
        page.getByLabel("E-mail").fill("owner@example.com");
        page.getByLabel("Your name").fill("Olga Owner");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        Browser.screenshot(page, "setup-light");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create owner"))
                .click();
        page.waitForURL("**/apps");
    }

    private static String registerApp(Page page) {
        var register = page.getByText("Register an app").first();
        assertThat(register).isVisible();
        Browser.screenshot(page, "apps-empty-light");
        register.click();
        page.waitForURL("**/apps/new");
        page.getByLabel("Name").fill("checkout");
        page.getByLabel("Description").fill("Carts, payments and receipts");
        Browser.screenshot(page, "register-light");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Register"))
                .first()
                .click();
        String key = page.locator(".key-reveal-key").innerText();
        assertThat(key).matches("sk_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}");
        Browser.screenshot(page, "key-light");
        return key;
    }

    /** With the very command that the page shows. */
    private static void sendFirstLog(Page page, RunningJar server) throws Exception {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("curl"))
                .click();
        String command = page.locator("pre:visible").first().innerText();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("saved it")))
                .click();
        assertThat(page.getByText("Waiting for the first log from checkout")).isVisible();
        Browser.screenshot(page, "waiting-light");

        assertThat(shell(command)).contains("\"processed\":1");

        assertThat(rows(page).first()).containsText("Hello");
    }

    private static void streamFile(Page page, RunningJar server, String key, Path data) throws Exception {
        Path file = data.resolveSibling("some.log");
        var lines = new StringBuilder();
        Instant anHourAgo = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < 300; i++) {
            String time = anHourAgo.plusMillis(100L * i).toString();
            lines.append(
                    "%s [%s] [shop.cart]: item %d of the file%n".formatted(time, i % 10 == 0 ? "ERROR" : "INFO", i));
        }
        Files.writeString(file, lines);

        String answer = shell("curl -sS " + server.url + "/ingest/jsonline -H 'Authorization: Bearer " + key
                + "' --data-binary @" + file);

        assertThat(answer).contains("\"processed\":300");
        assertThat(rows(page).filter(new Locator.FilterOptions().setHasText("item 299 of the file")))
                .isVisible();
    }

    private static void filterAndPause(Page page, RunningJar server, String key) throws Exception {
        Locator search = page.locator("[data-log-search]");
        search.click();
        page.keyboard().type("level:error");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*q=level.*"));
        assertThat(rows(page).filter(new Locator.FilterOptions().setHasText("item 290 of the file")))
                .isVisible();
        assertThat(rows(page).filter(new Locator.FilterOptions().setHasText("item 299 of the file")))
                .hasCount(0);
        page.goBack();
        assertThat(rows(page).filter(new Locator.FilterOptions().setHasText("item 299 of the file")))
                .isVisible();

        page.locator("log-rows").locator(".viewport").focus();
        page.keyboard().press("l");
        send(server, key, "{\"level\":\"info\",\"message\":\"while paused\"}");
        assertThat(page.locator("log-rows").locator(".pill")).containsText("1 new");
        page.keyboard().press("l");
        assertThat(rows(page).last()).containsText("while paused");
    }

    /** Markup, terminal codes, bidi overrides and lookups in every field are text and nothing else. */
    private static void showHostileTextLiterally(Page page, RunningJar server, String key) throws Exception {
        String probe =
                "<img src=x onerror=alert(1)><script>alert(2)</script>${jndi:ldap://127.0.0.1/a}\\u001b[31mred\\u202egnp.exe";
        var fields = new StringBuilder("{\"level\":\"error\"");
        for (String field : List.of(
                "message",
                "logger",
                "service",
                "environment",
                "release",
                "host",
                "trace_id",
                "span_id",
                "template",
                "user.name",
                "<b>key</b>")) {
            fields.append(",\"").append(field).append("\":\"").append(probe).append('"');
        }
        fields.append(
                ",\"exception\":{\"type\":\"" + probe + "\",\"message\":\"" + probe + "\",\"raw\":\"" + probe + "\"}}");
        send(server, key, fields.toString());

        Locator row = rows(page).last();
        assertThat(row).containsText("<img src=x onerror=alert(1)>");
        assertThat(row).containsText("${jndi:ldap://127.0.0.1/a}");
        row.click();
        assertThat(page.locator("log-rows").getByText("user.name").first()).isVisible();
        assertThat(page.locator("log-rows").locator("img, script, b").count()).isZero();
        Browser.screenshot(page, "hostile-light");
        page.keyboard().press("Escape");
    }

    private static void takePictures(Browser browser, Page page, RunningJar server, String app) {
        Browser.screenshot(page, "live-light");
        for (var look :
                Map.of("dark", List.of(1440, 900), "phone", List.of(390, 844)).entrySet()) {
            var colors = look.getKey().equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
            Page other = browser.open(look.getValue().get(0), look.getValue().get(1), colors);
            other.navigate(server.url.toString());
            assertThat(other.getByRole(AriaRole.HEADING).first()).isVisible();
            Browser.screenshot(other, "landing-" + look.getKey());
            other.navigate(app);
            assertThat(other.getByLabel("E-mail")).isVisible();
            Browser.screenshot(other, "login-" + look.getKey());
            signIn(other);
            assertThat(rows(other).first()).isVisible();
            Browser.screenshot(other, "live-" + look.getKey());
            other.navigate(server.url.resolve("/apps").toString());
            assertThat(other.getByText("Carts, payments and receipts")).isVisible();
            Browser.screenshot(other, "apps-" + look.getKey());
            other.navigate(server.url.resolve("/apps/new").toString());
            assertThat(other.getByLabel("Name")).isVisible();
            Browser.screenshot(other, "register-" + look.getKey());
            other.navigate(server.url.resolve("/no/such/page").toString());
            assertThat(other.getByText("not found").first()).isVisible();
            Browser.screenshot(other, "not-found-" + look.getKey());
        }
    }

    private static void signIn(Page page) {
        page.getByLabel("E-mail").fill("owner@example.com");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        page.waitForURL("**/apps/**");
    }

    private static Locator rows(Page page) {
        return page.locator("log-rows").locator("[role=row]");
    }

    private static void send(RunningJar server, String key, String event) throws Exception {
        Path body = Files.createTempFile(Path.of("target", "journey"), "body", ".json");
        Files.writeString(body, "{\"logs\":[" + event + "]}");
        assertThat(shell("curl -sS " + server.url + "/ingest -H 'Authorization: Bearer " + key
                        + "' -H 'Content-Type: application/json' --data-binary @" + body))
                .contains("\"processed\":1");
    }

    private static String shell(String command) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
