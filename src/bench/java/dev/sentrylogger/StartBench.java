package dev.sentrylogger;

import dev.sentrylogger.bench.ShopEvents;
import java.nio.file.Path;

/** How long until the jar first answers, on an empty folder and on a full one, and what it holds in memory while idle. */
public final class StartBench {
    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        Path data = BenchServer.newDataDirectory();
        System.out.println("| start | ready after | memory of all processes, 10 s later |");
        System.out.println("|---|---|---|");
        try (var server = BenchServer.start(data)) {
            print("empty folder", server);
            fill(server, events);
        }
        for (int i = 0; i < 3; i++) {
            try (var server = BenchServer.start(data)) {
                print("%,d events stored".formatted(events), server);
            }
        }
    }

    private static void print(String name, BenchServer server) throws Exception {
        Thread.sleep(10_000);
        System.out.printf("| %s | %.1f s | %d MB |%n", name, server.startedIn.toMillis() / 1e3, server.memoryMegabytes());
    }

    private static void fill(BenchServer server, int events) throws Exception {
        var app = server.register("full");
        for (int sent = 0; sent < events; sent += 1000) {
            server.post(app.key(), ShopEvents.live(sent, 1000));
        }
    }
}
