package dev.sentrylogger.explore.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.sentrylogger.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One client component alone on a page, fed from JavaScript; what it asks its server for is noted in {@code asked}. */
abstract class ComponentBrowserTest {
    private static Browser browser;
    private static ComponentPages pages;

    final List<String> problems = new ArrayList<>();
    Page page;
    private final String component;

    /** @param component name of its test page */
    ComponentBrowserTest(String component) {
        this.component = component;
    }

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
        page.onPageError(problems::add);
        page.navigate(pages.of(component));
        page.waitForFunction("window.ready === true");
    }

    @AfterEach
    void nothingFailed() {
        assertThat(problems).isEmpty();
        page.close();
    }

    /** What the server was asked for, each as [name, argument, …]. */
    Object asked() {
        return page.evaluate("asked");
    }
}
