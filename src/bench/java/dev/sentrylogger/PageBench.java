package dev.sentrylogger;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sentrylogger.bench.ShopEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The live page in a real browser: what a cold one loads until the first row, and how long a single log takes from its
 * POST to its row in the DOM. The browser runs on the same machine.
 */
public final class PageBench {
    private static final int LOGS = 200;

    /** Notes when each numbered row first stood in the DOM, in milliseconds since the epoch. */
    private static final String WATCH = """
            () => {
              const rows = document.querySelector('log-rows').shadowRoot;
              window.seen = {};
              new MutationObserver(() => {
                const now = performance.timeOrigin + performance.now();
                for (const [, number] of rows.textContent.matchAll(/marker-(\\d+)-/g)) window.seen[number] ??= now;
              }).observe(rows, { subtree: true, childList: true, characterData: true });
            }
            """;

    public static void main(String[] args) throws Exception {
        try (var server = BenchServer.start(BenchServer.newDataDirectory());
                var browser = Browser.start()) {
            var app = server.register("page");
            server.post(app.key(), ShopEvents.live(0, 1000));
            String address = server.url + "/apps/" + app.id();
            Page page = browser.open(1440, 900);
            signIn(page, address);
            coldLoads(page, address);
            liveLogs(server, app, page);
        }
    }

    private static void signIn(Page page, String address) {
        page.navigate(address);
        page.getByLabel("E-mail").fill(BenchServer.OWNER);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(BenchServer.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        awaitRows(page);
    }

    private static void awaitRows(Page page) {
        page.locator("log-rows [role=row]").first().waitFor();
    }

    private static void coldLoads(Page signedIn, String address) {
        System.out.println("| cold browser | first row after | requests | bytes on the wire |");
        System.out.println("|---|---|---|---|");
        for (int i = 1; i <= 5; i++) {
            var context = signedIn.context()
                    .browser()
                    .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                            .setStorageState(signedIn.context().storageState()));
            Page page = context.newPage();
            var bytes = new AtomicLong();
            var requests = new AtomicLong();
            List<com.microsoft.playwright.Request> finished = new ArrayList<>();
            page.onRequestFinished(finished::add);
            long began = System.nanoTime();
            page.navigate(address);
            awaitRows(page);
            double millis = (System.nanoTime() - began) / 1e6;
            for (var request : List.copyOf(finished)) {
                requests.incrementAndGet();
                bytes.addAndGet(request.sizes().responseBodySize);
            }
            System.out.printf("| %d | %.0f ms | %d | %d KB |%n", i, millis, requests.get(), bytes.get() / 1024);
            context.close();
        }
    }

    private static void liveLogs(BenchServer server, BenchServer.RegisteredApp app, Page page) throws Exception {
        page.evaluate(WATCH);
        var random = new Random(2);
        var clock = Clock.systemUTC();
        double[] sent = new double[LOGS];
        for (int i = 0; i < LOGS; i++) {
            page.waitForTimeout(150 + random.nextInt(300));
            Instant now = clock.instant();
            sent[i] = now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
            server.post(app.key(), ("{\"logs\":[{\"message\":\"marker-" + i + "-\"}]}").getBytes());
        }
        page.waitForTimeout(2000);
        @SuppressWarnings("unchecked")
        var seen = (Map<String, Number>) page.evaluate("() => window.seen");
        double[] delays = new double[seen.size()];
        int n = 0;
        for (var entry : seen.entrySet()) {
            delays[n++] = entry.getValue().doubleValue() - sent[Integer.parseInt(entry.getKey())];
        }
        Arrays.sort(delays);
        System.out.println();
        System.out.println("| POST sent → row in the DOM | rows seen | p50 | p99 | max |");
        System.out.println("|---|---|---|---|---|");
        System.out.printf(
                "| single logs | %d of %d | %.0f ms | %.0f ms | %.0f ms |%n",
                n, LOGS, delays[n / 2], delays[Math.min(n - 1, n * 99 / 100)], delays[n - 1]);
    }
}
