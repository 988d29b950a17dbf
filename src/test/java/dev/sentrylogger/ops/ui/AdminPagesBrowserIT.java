package dev.sentrylogger.ops.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.sentrylogger.Browser;
import dev.sentrylogger.RunningJar;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What administrators manage, in a real browser against the built jar. */
class AdminPagesBrowserIT {
    private static final String PASSWORD = "plum ladder seven";
    private static final String NEXT = "copper river nine";
    private static final String TOKEN = "slp_kT7wQz9LmN2xVbR4yHc8JdFg5sPa1uEo3iYqWtZvXnM";
    private static final List<String> PATHS = List.of("admin", "admin/apps", "admin/server", "admin/audit");

    private static Browser browser;
    private static RunningJar server;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        server = RunningJar.start(
                RunningJar.newDataDirectory("admin-pages"),
                Map.of("ADMIN_EMAIL", "owner@example.com", "ADMIN_PASSWORD", PASSWORD, "ADMIN_TOKEN", TOKEN));
        var request = HttpRequest.newBuilder(server.url.resolve("/api/project"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"checkout\"}"))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
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
            for (String path : PATHS) {
                open(page, path);
                check(page, name(path) + "-" + colors.name().toLowerCase(Locale.ROOT));
            }
            page.context().close();
        }
        Page phone = signedIn(390, ColorScheme.LIGHT, "owner@example.com", PASSWORD);
        for (String path : PATHS) {
            open(phone, path);
            check(phone, name(path) + "-phone");
            assertThat((boolean) phone.evaluate("document.documentElement.scrollWidth <= 390"))
                    .as(path)
                    .isTrue();
        }
        phone.context().close();
    }

    @Test
    void aPersonGetsANewPasswordByKeyboardAndIsThenTurnedOffWithTheirOpenPage() {
        Page admin = signedIn(1280, ColorScheme.LIGHT, "owner@example.com", PASSWORD);
        invite(admin, "ada@example.com", "Ada");

        admin.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Account of owner"))
                .click();
        admin.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Administration"))
                .click();
        assertThat(admin.locator(".admin-table")).isVisible();
        admin.getByLabel("Search by name or e-mail").fill("ada@");
        assertThat(admin.getByText("1–1 of 1")).isVisible();
        assertThat(admin.url()).endsWith("/admin?q=ada%40");

        actions(admin);
        assertThat(item(admin, "Make administrator")).isVisible();
        // Not for axe: it objects to attributes that the open menu of the library has everywhere.
        Browser.screenshot(admin, "admin-menu");
        admin.keyboard().press("ArrowDown");
        admin.keyboard().press("Enter");
        button(admin, "Make the link").focus();
        admin.keyboard().press("Enter");
        String link = admin.locator(".snippet-box pre").innerText();
        check(admin, "admin-password-link");
        admin.keyboard().press("Escape");

        Page ada = browser.open(1280, 900);
        ada.navigate(link);
        assertThat(ada.getByText("For ada@example.com")).isVisible();
        check(ada, "new-password");
        ada.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill(NEXT);
        ada.keyboard().press("Enter");
        ada.waitForURL("**/apps");

        actions(admin);
        item(admin, "Turn off").click();
        check(admin, "admin-turn-off");
        button(admin, "Turn off").click();
        assertThat(ada.getByText("You are signed out"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(5_000));
        assertThat(admin.getByText("Turned off", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        Page again = signIn(1280, ColorScheme.LIGHT, "ada@example.com", NEXT);
        assertThat(again.getByText("Your account is turned off")).isVisible();
        again.context().close();
        ada.context().close();
        admin.context().close();
    }

    /** Leads to the menu of the one person in the table, and opens it, with the keyboard. */
    private static void actions(Page page) {
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Actions for Ada"))
                .focus();
        page.keyboard().press("ArrowDown");
        assertThat(item(page, "Turn off")).isVisible();
    }

    private static void invite(Page owner, String email, String name) {
        owner.getByText("checkout").first().click();
        owner.getByText("People").first().click();
        button(owner, "Invite").click();
        button(owner, "Make the link").click();
        String link = owner.locator(".snippet-box pre").innerText();
        button(owner, "Done").click();
        Page guest = browser.open(1280, 900);
        guest.navigate(link);
        guest.getByLabel("E-mail").fill(email);
        guest.getByLabel("Your name").fill(name);
        guest.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill("four calm lanterns");
        guest.keyboard().press("Enter");
        guest.waitForURL("**/apps");
        guest.context().close();
    }

    private static Locator item(Page page, String label) {
        return page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    private static Locator button(Page page, String label) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    private static void open(Page page, String path) {
        page.navigate(server.url + "/" + path);
        assertThat(page.locator(".admin")).isVisible();
    }

    private static String name(String path) {
        return path.replace('/', '-');
    }

    private static Page signedIn(int width, ColorScheme colors, String email, String password) {
        Page page = signIn(width, colors, email, password);
        page.waitForURL("**/apps");
        return page;
    }

    private static Page signIn(int width, ColorScheme colors, String email, String password) {
        Page page = browser.open(width, 900, colors);
        page.navigate(server.url + "/login");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.keyboard().press("Enter");
        return page;
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
}
