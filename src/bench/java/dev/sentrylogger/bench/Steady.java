package dev.sentrylogger.bench;

import dev.sentrylogger.BenchServer;
import java.time.Duration;

final class Steady {
    public static void main(String[] args) throws Exception {
        int warm = Integer.parseInt(args[0]);
        int seconds = Integer.parseInt(args[1]);
        try (var folder = new RunFolder();
                var server = BenchServer.start(folder.data())) {
            var app = server.register("load");
            var load = Load.live(server, app.key());
            load.run(16, 100, Pace.closed(Duration.ofSeconds(warm)), 0);
            System.err.println("MEASURE " + ProcessHandle.current().pid());
            double rate = 0;
            for (int events : new int[] {100}) {
                var r = load.run(16, events, Pace.closed(Duration.ofSeconds(seconds)), 0);
                rate = events == 100 ? r.eventsPerSecond() : rate;
                System.out.printf(
                        "16x%d %.0f/s p50 %.1f p99 %.1f p999 %.1f server %.2f us ours %.2f us mem %d refused %d%n",
                        events, r.eventsPerSecond(), r.acks().millis(50), r.acks().millis(99), r.acks().millis(99.9),
                        r.serverMicros(), r.ourMicros(), r.memoryMegabytes(), r.refused());
            }
            var r = load.run(16, 100, Pace.open(rate / 200, Duration.ofSeconds(seconds)), 0);
            System.out.printf(
                    "half %.0f/s p50 %.1f p99 %.1f p999 %.1f server %.2f us mem %d refused %d%n",
                    r.eventsPerSecond(), r.acks().millis(50), r.acks().millis(99), r.acks().millis(99.9),
                    r.serverMicros(), r.memoryMegabytes(), r.refused());
        }
    }
}
