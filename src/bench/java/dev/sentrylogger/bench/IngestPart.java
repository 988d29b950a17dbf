package dev.sentrylogger.bench;

import dev.sentrylogger.BenchServer;
import java.time.Duration;
import java.time.Instant;

/** Load over HTTP on a server of its own: as fast as it goes, then on a fixed schedule at half of that. */
final class IngestPart {
    private static final int[] CONNECTIONS = {1, 4, 16};
    private static final int[] EVENTS = {1, 100, 1000};
    private static final int LONG = 4;

    private IngestPart() {}

    static void run(Options options) throws Exception {
        try (var folder = new RunFolder();
                var server = BenchServer.start(folder.data())) {
            var app = server.register("load");
            var load = Load.live(server, app.key());
            warmUp(load);
            var table = new Table(
                    "Load on POST /ingest, 280-byte JSON",
                    "connections × events a POST",
                    "events/s",
                    "ack p50",
                    "p99",
                    "p99.9 ms",
                    "server µs an event",
                    "generator µs an event",
                    "memory MB",
                    "at half rate: ack p50",
                    "p99",
                    "p99.9 ms",
                    "refused");
            double sustained = 0;
            for (int events : EVENTS) {
                for (int connections : CONNECTIONS) {
                    double rate = shape(table, load, connections, events, options.load());
                    sustained = connections == 16 && events == 100 ? rate : sustained;
                }
            }
            halfRate(load, app, sustained / 2, options.load().multipliedBy(LONG));
        }
    }

    /** Until the compiler is done with what every request runs through. */
    static void warmUp(Load load) throws Exception {
        load.run(4, 100, Pace.closed(Duration.ofSeconds(10)), 0);
    }

    private static double shape(Table table, Load load, int connections, int events, Duration length)
            throws Exception {
        var closed = load.run(connections, events, Pace.closed(length), 0);
        double rate = closed.eventsPerSecond();
        var open = load.run(connections, events, Pace.open(rate / 2 / events, length), 0);
        table.row(
                connections + " × " + Table.count(events),
                Table.count(rate),
                Table.two(closed.acks().millis(50)),
                Table.two(closed.acks().millis(99)),
                Table.two(closed.acks().millis(99.9)),
                Table.two(closed.serverMicros()),
                Table.two(closed.ourMicros()),
                closed.memoryMegabytes(),
                Table.two(open.acks().millis(50)),
                Table.two(open.acks().millis(99)),
                Table.two(open.acks().millis(99.9)),
                closed.refused() + open.refused());
        return rate;
    }

    private static void halfRate(Load load, BenchServer.RegisteredApp app, double rate, Duration length)
            throws Exception {
        var table = new Table(
                "16 × 100 at half the sustained rate for " + length.toSeconds() + " s",
                "beside it",
                "events/s",
                "ack p50",
                "p99",
                "p99.9 ms",
                "server µs an event",
                "memory MB",
                "refused",
                "searches",
                "search p50",
                "p99 ms");
        row(table, "nothing", load.run(16, 100, Pace.open(rate / 100, length), 0), new Latencies(), 0);
        Instant now = Instant.now();
        var questions = new Questions(app.id(), 0, Timeline.live(), now.minus(Duration.ofHours(1)), now);
        try (var searches =
                Searches.start(load.server(), app.id(), questions.overview().paths())) {
            var result = load.run(16, 100, Pace.open(rate / 100, length), 0);
            row(table, "searches", result, searches.stop(), searches.failed());
        }
    }

    private static void row(Table table, String beside, Load.Result result, Latencies searches, int failed) {
        table.row(
                beside,
                Table.count(result.eventsPerSecond()),
                Table.two(result.acks().millis(50)),
                Table.two(result.acks().millis(99)),
                Table.two(result.acks().millis(99.9)),
                Table.two(result.serverMicros()),
                result.memoryMegabytes(),
                result.refused(),
                searches.count() + (failed == 0 ? "" : ", " + failed + " failed"),
                Table.one(searches.millis(50)),
                Table.one(searches.millis(99)));
    }
}
