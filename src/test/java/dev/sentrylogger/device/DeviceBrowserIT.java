package dev.sentrylogger.device;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.sentrylogger.Browser;
import dev.sentrylogger.RunningJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From {@code sentry-logger init} to a searchable log: the command line, the built jar and a browser, all real. */
class DeviceBrowserIT {
    private static final String PASSWORD = "plum ladder seven";

    private static Browser browser;
    private static RunningJar server;
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        server = RunningJar.start(
                RunningJar.newDataDirectory("device"),
                Map.of("ADMIN_EMAIL", "owner@example.com", "ADMIN_PASSWORD", PASSWORD));
        folder = Files.createTempDirectory(Path.of("target"), "device-cli").toAbsolutePath();
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
    void connectsACommandLineThatThenSendsAndReads() throws Exception {
        var init = cli("init", "--app-name", "my-app", "--description", "a <b>bold</b> one", "--dsn", server.url + "");
        String code = awaitCode(init);
        Page page = browser.open(1200, 800, ColorScheme.LIGHT);
        page.navigate(server.url + "/device?code=" + code);
        page.getByLabel("E-mail").fill("owner@example.com");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.keyboard().press("Enter");

        assertThat(page.getByLabel("Code")).hasValue(code.substring(0, 5));
        check(page, "device-code");
        page.getByLabel("Code").press("End");
        page.keyboard().type(code.substring(5));
        page.keyboard().press("Enter");
        assertThat(page.getByText("a <b>bold</b> one")).isVisible();
        check(page, "device-approval");
        page.setViewportSize(390, 844);
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= 390"))
                .isTrue();
        Browser.screenshot(page, "device-approval-phone");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Approved")))
                .isVisible();
        Browser.screenshot(page, "device-approved");
        page.context().close();

        String said = finish(init, 0);
        assertThat(said).contains("Connected to 'my-app'", "init()");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("config.json"))))
                .isEqualTo("rw-------");
        useIt();
    }

    private static void useIt() throws Exception {
        assertThat(finish(cli("status"), 0)).contains("my-app", "accepts it");
        assertThat(finish(cli("test"), 0)).contains("found by search after");
        assertThat(finish(cli("doctor"), 0)).contains("round trip").doesNotContain("FAIL");

        Path log = Files.writeString(
                folder.resolve("some.log"),
                "2026-11-20 10:00:00,123 [ERROR] [shop]: broken\n"
                        + "Traceback (most recent call last):\n  File \"a.py\", line 1\nKeyError: 'x'\nseen before\n");
        assertThat(finish(cli("send", "--json", log.toString()), 0)).contains("\"processed\": 2");
        followsARun();

        assertThat(finish(cli("logout"), 0)).contains("is deleted");
        assertThat(finish(cli("status"), 3)).contains("no app is connected");
    }

    /** What was there before says that the tail is listening; what comes then is live. */
    private static void followsARun() throws Exception {
        var tail = cli("tail", "--json", "--since", "10m");
        await(tail, "seen before");
        String script =
                "echo 'WARN from-run one'; echo '{\"level\":\"error\",\"message\":\"from-run two\"}' >&2; exit 3";

        String printed = finish(cli("run", "--service", "wrapped", "--", "sh", "-c", script), 3);

        assertThat(printed).contains("from-run one", "from-run two");
        await(tail, "from-run one");
        await(tail, "from-run two");
        tail.process.destroy();
    }

    @Test
    void tellsACommandLineThatItWasDenied() throws Exception {
        Path elsewhere = folder.resolve("denied.json");
        var init = cli("init", "--app-name", "evil", "--dsn", server.url + "", "--config-path", elsewhere.toString());
        String code = awaitCode(init);
        Page page = browser.open(1200, 800, ColorScheme.DARK);
        page.navigate(server.url + "/device");
        page.getByLabel("E-mail").fill("owner@example.com");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.keyboard().press("Enter");
        page.getByLabel("Code").fill("BBBB-BBBB");
        page.keyboard().press("Enter");
        assertThat(page.getByText(Pattern.compile("No command line waits"))).isVisible();
        Browser.screenshot(page, "device-wrong-dark");
        page.getByLabel("Code").fill(code);
        page.keyboard().press("Enter");
        assertThat(page.getByText("evil").first()).isVisible();
        Browser.screenshot(page, "device-approval-dark");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Deny"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Denied")))
                .isVisible();
        page.context().close();

        assertThat(finish(init, 4)).contains("the request was denied");
        assertThat(elsewhere).doesNotExist();
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

    private record Cli(Process process, Path said) {}

    private static Cli cli(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("python3", "-m", "sentry_logger"));
        command.add(arguments[0]);
        if (!List.of(arguments).contains("--config-path")) {
            command.addAll(
                    List.of("--config-path", folder.resolve("config.json").toString()));
        }
        if (arguments[0].equals("init")) {
            command.add("--no-browser");
        }
        command.addAll(List.of(arguments).subList(1, arguments.length));
        Path said = Files.createTempFile(folder, arguments[0], ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment()
                .put("PYTHONPATH", Path.of("sdk", "python").toAbsolutePath().toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("SENTRY_"));
        return new Cli(builder.start(), said);
    }

    private static String awaitCode(Cli init) throws Exception {
        await(init, "type the code");
        Matcher code = Pattern.compile("type the code +(\\S+)").matcher(Files.readString(init.said));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static void await(Cli cli, String text) {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(Files.readString(cli.said)).contains(text));
    }

    private static String finish(Cli cli, int exitCode) throws Exception {
        assertThat(cli.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(cli.said);
        assertThat(cli.process.exitValue()).as(said).isEqualTo(exitCode);
        return said;
    }
}
