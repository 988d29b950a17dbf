package dev.sentrylogger.explore.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogHistogramBrowserIT extends ComponentBrowserTest {
    /** Ten minutes from this on, a bar a minute. */
    private static final long FROM = 1_795_687_200_000L;

    LogHistogramBrowserIT() {
        super("log-histogram");
    }

    @BeforeEach
    void show() {
        page.evaluate("it.show({from: " + FROM + ", to: " + FROM + " + 600000, width: 60000, buckets: ["
                + "{start: " + FROM + ", counts: {info: 10, error: 2}},"
                + "{start: " + FROM + " + 300000, counts: {warn: 1234}}]})");
    }

    @Test
    void showsTotalsByLevelAndAnAxis() {
        assertThat(page.locator("log-histogram .legend li")).hasText(new String[] {"error 2", "warn 1,234", "info 10"});
        assertThat(page.locator("log-histogram .axis span").first()).isVisible();
        assertThat(page.locator("log-histogram .scale")).hasText("up to 1,234 in 1 min");
    }

    @Test
    void zoomsIntoABarThatIsClicked() {
        plot().click(new Locator.ClickOptions().setPosition(width() * 0.55, 40));

        assertThat(asked()).isEqualTo(List.of(List.of("zoom", (double) FROM + 300_000, (double) FROM + 360_000)));
    }

    @Test
    void zoomsIntoWhatIsDraggedOver() {
        var box = plot().boundingBox();
        page.mouse().move(box.x + box.width * 0.25, box.y + 20);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.75, box.y + 20);
        assertThat(page.locator("log-histogram .band")).isVisible();
        assertThat(page.locator("log-histogram .tip")).containsText("warn1,234");
        page.mouse().up();

        assertThat(asked()).isEqualTo(List.of(List.of("zoom", (double) FROM + 120_000, (double) FROM + 480_000)));
    }

    @Test
    void isUsedByKeyAlone() {
        plot().focus();
        page.keyboard().press("Home");
        assertThat(plot()).hasAttribute("aria-valuetext", java.util.regex.Pattern.compile(".*error 2, info 10"));
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("Escape");
        page.keyboard().press("Enter");
        assertThat(asked()).isEqualTo(List.of());

        page.keyboard().press("Home");
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("Enter");

        assertThat(asked()).isEqualTo(List.of(List.of("zoom", (double) FROM, (double) FROM + 120_000)));
    }

    @Test
    void keepsToALevelThatIsClicked() {
        page.locator("log-histogram .legend button").first().click();

        assertThat(asked()).isEqualTo(List.of(List.of("level", "error")));
    }

    @Test
    void staysInPlaceWhileItLoadsAndSaysWhenItCannot() {
        Object before = page.evaluate("it.offsetHeight");

        page.evaluate("it.loading()");
        assertThat(page.evaluate("it.offsetHeight")).isEqualTo(before);
        page.evaluate("it.failed('The search took longer than 30 s.')");

        assertThat(page.getByText("The search took longer than 30 s.")).isVisible();
    }

    @Test
    void fitsAPhone() {
        page.setViewportSize(390, 700);

        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= 390"))
                .isTrue();
        plot().hover(new Locator.HoverOptions().setPosition(width() - 2, 30));
        assertThat((boolean) page.evaluate("it.shadowRoot.querySelector('.tip').getBoundingClientRect().right <= 390"))
                .isTrue();
    }

    private Locator plot() {
        return page.locator("log-histogram .plot");
    }

    private double width() {
        return plot().boundingBox().width;
    }
}
