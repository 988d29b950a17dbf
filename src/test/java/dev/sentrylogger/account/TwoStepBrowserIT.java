package dev.sentrylogger.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.sentrylogger.Browser;
import dev.sentrylogger.RunningJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;

/** The second step of signing in, all of it with the keyboard, in a real browser against the built jar. */
class TwoStepBrowserIT {
    private static final String EMAIL = "owner@example.com";
    private static final String PASSWORD = "plum ladder seven";

    @Test
    void goesFromTurningItOnToTheOperatorsWayOut() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Path data = RunningJar.newDataDirectory("two-step");
        try (var browser = Browser.start()) {
            try (var server = RunningJar.start(data, Map.of("ADMIN_EMAIL", EMAIL, "ADMIN_PASSWORD", PASSWORD))) {
                List<String> recovery = turnOn(browser, server);
                byte[] secret = new Base32().decode(recovery.getFirst());
                signInWithTheApp(browser, server, secret);
                signInWithARecoveryCode(browser, server, recovery.get(1));
            }
            try (var server = RunningJar.start(data, Map.of("RESET_TWO_STEP_FOR", EMAIL))) {
                assertThat(server.console()).contains("Took the second step off " + EMAIL);
                Page page = browser.open(1280, 900);
                givePassword(page, server);
                page.waitForURL("**/apps");
            }
        }
    }

    /** The secret, then the recovery codes. */
    private static List<String> turnOn(Browser browser, RunningJar server) throws Exception {
        Page page = browser.open(1280, 900);
        givePassword(page, server);
        page.waitForURL("**/apps");
        page.navigate(server.url + "/account");
        assertThat(page.getByText("Two-step sign-in")).isVisible();
        check(page, "off");

        tabTo(page, "Turn on");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Your password")).isFocused();
        page.keyboard().type("not this one");
        page.keyboard().press("Enter");
        assertThat(page.getByText("The current password is wrong")).isVisible();
        check(page, "password");
        page.getByLabel("Your password").press("Control+a");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");

        assertThat(page.getByLabel("Code that the app shows")).isFocused();
        String secret = page.locator(".key-reveal-key").innerText().replace(" ", "");
        assertThat((int) page.getByAltText("QR code").evaluate("image => image.naturalWidth"))
                .isPositive();
        check(page, "connect");
        looksGood(page, "connect");
        page.keyboard().type(Totp.code(new Base32().decode(secret), Totp.step(Instant.now())));
        page.keyboard().press("Enter");

        assertThat(page.locator(".recovery-codes")).isFocused();
        List<String> codes = page.locator(".recovery-codes code").allInnerTexts();
        check(page, "codes");
        looksGood(page, "codes");
        page.keyboard().press("Escape");
        assertThat(page.locator(".recovery-codes")).isVisible();
        tabTo(page, "Download");
        var download = page.waitForDownload(() -> page.keyboard().press("Enter"));
        assertThat(Files.readAllLines(download.path())).isEqualTo(codes).hasSize(10);
        tabTo(page, "I saved them");
        page.keyboard().press("Enter");

        assertThat(page.getByText("10 of 10 recovery codes left")).isVisible();
        check(page, "on");
        looksGood(page, "on");
        page.context().close();
        return List.of(secret, codes.getFirst());
    }

    private static void signInWithTheApp(Browser browser, RunningJar server, byte[] secret) {
        for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = browser.open(1280, 900, colors);
            givePassword(page, server);
            assertThat(code(page)).isFocused();
            check(page, "code-" + colors.name().toLowerCase(Locale.ROOT));
            page.context().close();
        }
        Page page = browser.open(390, 844);
        page.navigate(server.url + "/account");
        givePasswordHere(page);
        assertThat(code(page)).isFocused();
        fits(page, "code");
        page.keyboard().type("000000");
        page.keyboard().press("Enter");
        assertThat(page.getByText("This code is wrong, or was used before")).isVisible();
        check(page, "code-wrong");
        assertThat(code(page)).isFocused();
        // The next one: that of the present half minute may have turned it on.
        page.keyboard().type(Totp.code(secret, Totp.step(Instant.now()) + 1));
        page.keyboard().press("Enter");

        page.waitForURL("**/account*");
        assertThat(page.getByText("10 of 10 recovery codes left")).isVisible();
        fits(page, "account");
        page.context().close();
    }

    private static void signInWithARecoveryCode(Browser browser, RunningJar server, String code) {
        Page page = browser.open(1280, 900);
        givePassword(page, server);
        assertThat(code(page)).isFocused();
        page.navigate(server.url + "/apps");
        assertThat(page.getByLabel("E-mail")).isVisible();
        page.navigate(server.url + "/login/code");
        assertThat(code(page)).isFocused();
        tabTo(page, "Use a recovery code");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Recovery code")).isFocused();
        check(page, "code-recovery");
        page.keyboard().type(code);
        page.keyboard().press("Enter");

        page.waitForURL("**/apps*");
        page.navigate(server.url + "/account");
        assertThat(page.getByText("9 of 10 recovery codes left")).isVisible();
        page.context().close();
    }

    private static void givePassword(Page page, RunningJar server) {
        page.navigate(server.url + "/login");
        givePasswordHere(page);
    }

    private static void givePasswordHere(Page page) {
        page.getByLabel("E-mail").fill(EMAIL);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.keyboard().press("Enter");
    }

    private static Locator code(Page page) {
        return page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true));
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

    /** In dark, and on a phone; then back to how it was. */
    private static void looksGood(Page page, String state) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        check(page, state + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(390, 844);
        fits(page, state);
        page.setViewportSize(1280, 900);
    }

    private static void fits(Page page, String name) {
        check(page, name + "-phone");
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= 390"))
                .as(name)
                .isTrue();
    }

    private static void check(Page page, String state) {
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        page.waitForTimeout(400); // what fades in
        Browser.screenshot(page, "two-step-" + state);
        var serious = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")).analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                        .toList();
        assertThat(serious).as(state).isEmpty();
    }
}
