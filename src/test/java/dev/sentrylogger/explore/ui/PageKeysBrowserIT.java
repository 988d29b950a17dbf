package dev.sentrylogger.explore.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageKeysBrowserIT extends ComponentBrowserTest {
    PageKeysBrowserIT() {
        super("page-keys");
    }

    @Test
    void tellsOfKeysAndOfTwoInARow() {
        page.keyboard().type("t[zgag");
        page.keyboard().type("x");
        page.keyboard().type("a");

        assertThat(asked())
                .isEqualTo(List.of(
                        List.of("pressed", "time"),
                        List.of("pressed", "earlier"),
                        List.of("pressed", "wider"),
                        List.of("pressed", "apps")));
    }

    @Test
    void keepsStillWhileSomebodyTypes() {
        page.evaluate("document.body.append(Object.assign(document.createElement('input'), {id: 'typing'}))");
        page.locator("#typing").focus();
        page.keyboard().type("tzp");

        assertThat(asked()).isEqualTo(List.of());
    }

    @Test
    void listsTheKeys() {
        page.keyboard().press("?");

        assertThat(page.getByText("lines around it")).isVisible();
        page.keyboard().press("z");
        assertThat(asked()).isEqualTo(List.of());
        page.keyboard().press("Escape");
        assertThat(page.getByText("lines around it")).isHidden();
    }
}
