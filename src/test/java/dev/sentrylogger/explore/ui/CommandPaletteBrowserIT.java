package dev.sentrylogger.explore.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandPaletteBrowserIT extends ComponentBrowserTest {
    CommandPaletteBrowserIT() {
        super("command-palette");
    }

    @BeforeEach
    void give() {
        page.evaluate("it.commands([{id: 'a', group: 'Actions', label: 'Zoom out', keys: 'z'},"
                + " {id: 'b', group: 'Apps', label: 'checkout', hint: 'Carts and payments'},"
                + " {id: 'c', group: 'Apps', label: 'search'}])");
    }

    @Test
    void findsAndRunsByKeyAlone() {
        page.keyboard().press("Control+k");
        page.keyboard().type("chk");
        assertThat(page.locator("command-palette [role=option]")).hasCount(1);
        page.keyboard().press("Enter");

        assertThat(asked()).isEqualTo(List.of(List.of("opened"), List.of("run", "b")));
        assertThat(page.locator("command-palette dialog")).isHidden();
    }

    @Test
    void goesThroughWhatItFound() {
        page.keyboard().press("Control+k");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");

        assertThat(asked()).isEqualTo(List.of(List.of("opened"), List.of("run", "c")));
    }

    @Test
    void saysWhenNothingIsCalledLikeThat() {
        page.keyboard().press("Control+k");
        page.keyboard().type("qqq");
        page.keyboard().press("Enter");

        assertThat(page.getByText("Nothing is called like that.")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("command-palette dialog")).isHidden();
    }
}
