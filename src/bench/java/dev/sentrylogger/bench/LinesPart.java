package dev.sentrylogger.bench;

import dev.sentrylogger.BenchServer;
import java.time.Duration;
import java.time.Instant;

/** What plain lines without attributes take on disk, and what storing them costs, on a server of their own. */
final class LinesPart {
    private static final int LINES_A_POST = 1000;

    private LinesPart() {}

    static void run(Options options) throws Exception {
        long lines = options.largest();
        var day = Duration.ofHours(24);
        var times = Timeline.spread(Instant.now().minus(day), day, lines);
        try (var folder = new RunFolder();
                var server = BenchServer.start(folder.data())) {
            var load = new Load(server, server.register("lines").key(), PlainLines::new, times, "lines");
            var filled = load.run(16, LINES_A_POST, Pace.allOf(lines / LINES_A_POST), 0);
            var disk = new Disk(server.dataDirectory);
            disk.awaitQuiet(options.settle());
            disk.print("Disk after " + Table.count(lines) + " plain lines", lines);
            var table = new Table("Storing plain lines, 16 × 1,000", "lines/s", "ack p50", "p99 ms", "server µs a line");
            table.row(
                    Table.count(filled.eventsPerSecond()),
                    Table.two(filled.acks().millis(50)),
                    Table.two(filled.acks().millis(99)),
                    Table.two(filled.serverMicros()));
        }
    }
}
