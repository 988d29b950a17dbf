package dev.sentrylogger.bench;

import com.microsoft.playwright.Page;
import dev.sentrylogger.BenchServer;
import dev.sentrylogger.Browser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * {@code ./bench.sh explorer}, or with {@code live} only the last part. The explorer in a real browser over a million events: how soon rows and counts are there, how smoothly rows scroll, what
 * an open page costs the server, and how late rows are when many pages are open. The browser runs on the same machine.
 */
public final class ExplorerBench {
    private static final long EVENTS = 1_000_000;
    private static final int RUNS = 20;
    private static final int PAGES = 20;
    private static final int EVENTS_A_SECOND = 5_000;
    private static final Duration LIVE = Duration.ofSeconds(20);

    /** Milliseconds from now until the rows, and until the bars, are others than they are. */
    private static final String CHANGED = """
            () => {
              const began = performance.now();
              const roots = {rows: 'log-rows', bars: 'log-histogram'};
              window.changed = {};
              for (const [name, tag] of Object.entries(roots)) {
                const root = document.querySelector(tag)?.shadowRoot;
                if (!root) continue;
                new MutationObserver((_, observer) => {
                  window.changed[name] = performance.now() - began;
                  observer.disconnect();
                }).observe(root.querySelector(name === 'rows' ? '.space' : 'svg'), {childList: true});
              }
            }""";

    /** Notes when each numbered row first stood in the DOM, in milliseconds since the epoch. */
    private static final String WATCH = """
            () => {
              const rows = document.querySelector('log-rows').shadowRoot;
              window.seen = {};
              new MutationObserver(() => {
                const now = performance.timeOrigin + performance.now();
                for (const [, number] of rows.textContent.matchAll(/marker-(\\d+)-/g)) window.seen[number] ??= now;
              }).observe(rows, { subtree: true, childList: true });
            }""";

    /** Scrolls through all rows that are loaded in five seconds; gives the times between frames, in milliseconds. */
    private static final String SCROLL = """
            async (passed) => {
              const n = 100000;
              const rows = document.querySelector('log-rows');
              const start = Date.now() - n * 10;
              const made = Array.from({length: n}, (_, i) => {
                const time = new Date(start + i * 10).toISOString().replace('Z', '000Z');
                return {id: '00000000-0000-7000-8000-' + String(i).padStart(12, '0'), occurredAt: time, receivedAt: time,
                  severity: 9, level: 'info', logger: 'shop.cart', source: 'test', attributes: {},
                  message: `GET /api/orders/${i} 200 in ${i % 97} ms for "user ${i % 13}"`};
              });
              rows.reset({rows: made, older: null, live: false, now: new Date().toISOString()});
              const gaps = [];
              const end = rows.viewport.scrollHeight * passed / n;
              let last = performance.now();
              const began = last;
              await new Promise((done) => requestAnimationFrame(function step(now) {
                gaps.push(now - last);
                last = now;
                rows.viewport.scrollTop = end * ((now - began) / 5000);
                if (now - began < 5000) requestAnimationFrame(step); else done();
              }));
              return gaps.slice(2);
            }""";

    private final BenchServer server;
    private final Browser browser;
    private final BenchServer.RegisteredApp app;

    private ExplorerBench(BenchServer server, Browser browser) throws Exception {
        this.server = server;
        this.browser = browser;
        app = server.register("explorer");
    }

    public static void main(String[] args) throws Exception {
        try (var server = BenchServer.start(BenchServer.newDataDirectory());
                var browser = Browser.start()) {
            var bench = new ExplorerBench(server, browser);
            if (!List.of(args).contains("live")) {
                bench.run();
            }
            for (int pages : new int[] {1, 5, PAGES}) {
                bench.live(pages);
            }
        }
    }

    private void run() throws Exception {
        Instant from = Instant.now().minus(Duration.ofHours(23));
        Timeline times = Timeline.spread(from, Duration.ofHours(22), EVENTS);
        new Load(server, app.key(), ShopEvents::new, times, "fill").run(8, 1_000, Pace.allOf(EVENTS / 1_000), 0);
        Thread.sleep(Duration.ofSeconds(20));
        Page page = open();
        System.out.println("| with 1,000,000 events, ms | p50 | p95 | runs |\n|---|---|---|---|");
        navigate(page);
        click(page);
        scroll(page);
        page.context().close();
        heap();
    }

    private Page open() {
        Page page = browser.open(1440, 900);
        page.navigate(server.url + "/apps/" + app.id());
        page.getByLabel("E-mail").fill(BenchServer.OWNER);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(BenchServer.PASSWORD);
        page.keyboard().press("Enter");
        page.locator("log-rows .row").first().waitFor();
        page.locator("facet-rail .value").first().waitFor();
        return page;
    }

    /** From a click on the app in the list of apps until its first row is drawn. */
    private void navigate(Page page) {
        double[] rows = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            page.navigate(server.url + "/apps");
            page.locator("a[href*='" + app.id() + "']").first().waitFor();
            // A person looks before they click.
            page.waitForTimeout(1_000);
            page.evaluate("""
                    () => {
                      window.shown = undefined;
                      document.addEventListener('click', () => {
                        const began = performance.now();
                        const look = () => {
                          const rows = document.querySelector('log-rows')?.shadowRoot;
                          if (rows?.querySelector('.row')) window.shown = performance.now() - began;
                          else requestAnimationFrame(look);
                        };
                        look();
                      }, {capture: true, once: true});
                    }""");
            page.locator("a[href*='" + app.id() + "']").first().click();
            page.waitForFunction("window.shown !== undefined");
            rows[i] = ((Number) page.evaluate("window.shown")).doubleValue();
        }
        print("click on the app → first row", rows);
    }

    /** From a click on a value until rows, and bars, are those of the filter. */
    private void click(Page page) {
        double[] rows = new double[RUNS];
        double[] bars = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            page.waitForTimeout(300);
            page.evaluate(CHANGED);
            page.locator("facet-rail .value[class*=level-]").nth(1).click();
            page.waitForFunction("window.changed.rows && window.changed.bars");
            @SuppressWarnings("unchecked")
            var changed = (Map<String, Number>) page.evaluate("window.changed");
            rows[i] = changed.get("rows").doubleValue();
            bars[i] = changed.get("bars").doubleValue();
        }
        print("click on a level → rows", rows);
        print("click on a level → bars", bars);
    }

    private void scroll(Page page) {
        for (int rows : new int[] {1_000, 10_000, 100_000}) {
            @SuppressWarnings("unchecked")
            var gaps = (List<Number>) page.evaluate(SCROLL, rows);
            double[] frames = gaps.stream().mapToDouble(Number::doubleValue).toArray();
            double rate = 1000 / Arrays.stream(frames).average().orElse(Double.NaN);
            print("between frames (%.0f a second), 100,000 rows loaded, %,d passed in 5 s".formatted(rate, rows), frames);
        }
    }

    private void heap() throws Exception {
        open().context().close();
        long before = server.heapBytes();
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            pages.add(open());
        }
        long open = server.heapBytes();
        System.out.printf(
                "%nHeap for an open page: %.2f MB (%d pages; %d MB without)%n",
                (open - before) / 1e6 / PAGES, PAGES, before / 1_000_000);
        pages.forEach(page -> page.context().close());
    }

    private void live(int count) throws Exception {
        server.post(app.key(), ShopEvents.live(0, 1000));
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < count - 1; i++) {
            pages.add(open());
        }
        // Of thousands of rows a second a page draws the last ones; one that searches shows all it finds.
        Page watched = open();
        watched.navigate(server.url + "/apps/" + app.id() + "?q=round" + count);
        server.post(app.key(), ("{\"logs\":[{\"message\":\"round" + count + "\"}]}").getBytes());
        watched.locator("log-rows .row").first().waitFor();
        watched.evaluate(WATCH);
        var load = CompletableFuture.supplyAsync(this::load);
        var sent = new ArrayList<Double>();
        long end = System.nanoTime() + LIVE.toNanos();
        while (System.nanoTime() < end) {
            watched.waitForTimeout(237);
            sent.add(System.currentTimeMillis() + 0.0);
            server.post(app.key(), ("{\"logs\":[{\"message\":\"round" + count + " marker-" + (sent.size() - 1) + "-\"}]}").getBytes());
        }
        load.join();
        watched.waitForTimeout(2_000);
        @SuppressWarnings("unchecked")
        var seen = (Map<String, Number>) watched.evaluate("window.seen");
        double[] delays = seen.entrySet().stream()
                .mapToDouble(entry -> entry.getValue().doubleValue() - sent.get(Integer.parseInt(entry.getKey())))
                .sorted()
                .toArray();
        System.out.printf(
                "%n| %d pages live at %,d events/s | rows seen | p50 | p99 | max ms |%n|---|---|---|---|---|%n",
                count, EVENTS_A_SECOND);
        System.out.printf(
                "| POST sent → row in the DOM | %d of %d | %.0f | %.0f | %.0f |%n",
                delays.length,
                sent.size(),
                at(delays, 0.5),
                at(delays, 0.99),
                delays.length == 0 ? Double.NaN : delays[delays.length - 1]);
        watched.context().close();
        pages.forEach(page -> page.context().close());
    }

    private Load.Result load() {
        try {
            return Load.live(server, app.key()).run(2, 100, Pace.open(EVENTS_A_SECOND / 100.0, LIVE), EVENTS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(String what, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf("| %s | %.0f | %.0f | %d |%n", what, at(sorted, 0.5), at(sorted, 0.95), sorted.length);
    }

    private static double at(double[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * part)];
    }
}
