package dev.sentrylogger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Chromium of this machine, driven by Playwright. One a test class; each page lives in a context of its own, so
 * tests share no cookies. Belongs to the thread that started it.
 */
public final class Browser implements AutoCloseable {
    private static final List<Path> PLACES = Stream.of(
                    System.getenv("CHROMIUM"),
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome")
            .filter(place -> place != null)
            .map(Path::of)
            .toList();

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Path executable) {
        playwright = Playwright.create();
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--no-first-run",
                                "--force-color-profile=srgb")));
    }

    /** Starts it; where there is none, the test that asks is skipped and says so. */
    public static Browser start() {
        var executable = PLACES.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(
                executable.isPresent(),
                "No Chromium here, so this browser test is skipped; set CHROMIUM to one's path");
        return new Browser(executable.get());
    }

    /** A page of a visitor who was never here, in light colours. */
    public Page open(int width, int height) {
        return open(width, height, ColorScheme.LIGHT);
    }

    public Page open(int width, int height, ColorScheme colors) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colors)
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
        context.setDefaultTimeout(30_000);
        return context.newPage();
    }

    /** Keeps what {@code page} shows as target/screenshots/{@code name}.png. */
    public static Path screenshot(Page page, String name) {
        Path file = Path.of("target", "screenshots", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        return file;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
