package dev.sentrylogger.explore.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class LogExportBrowserIT extends ComponentBrowserTest {
    LogExportBrowserIT() {
        super("log-export");
    }

    @Test
    void savesAFileAndCountsItsLines() throws Exception {
        var download = page.waitForDownload(() -> page.evaluate(
                "it.start({url: 'data:application/x-ndjson,{}%0A{}%0A{}%0A', name: 'events.ndjson', total: 3})"));

        assertThat(download.suggestedFilename()).isEqualTo("events.ndjson");
        assertThat(Files.readString(download.path())).isEqualTo("{}\n{}\n{}\n");
        assertThat(page.getByText("3 of 3 events, 0.0 MB · saved")).isVisible();
    }

    @Test
    void savesNothingWhenCancelled() {
        page.evaluate("void (window.fetch = (url, {signal}) => new Promise((_, reject) =>"
                + " signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))))");
        page.evaluate("void it.start({url: 'x', name: 'y', total: 3})");
        page.getByText("Cancel").click();

        assertThat(page.getByText("Cancelled; nothing was saved.")).isVisible();
    }

    @Test
    void saysWhyItBrokeOff() {
        page.evaluate("it.start({url: '/explore/absent.html', name: 'y', total: 3})");

        assertThat(page.getByText("It broke off: the server answered 404")).isVisible();
    }
}
