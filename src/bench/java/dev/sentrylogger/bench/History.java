package dev.sentrylogger.bench;

import dev.sentrylogger.BenchServer;
import dev.sentrylogger.BenchServer.RegisteredApp;
import dev.sentrylogger.bench.Options.Part;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * One app's history that grows to each size through {@code POST /ingest}; at each its disk, its questions and the
 * yardstick are measured, and at the end whether cost grew with it.
 */
final class History implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final int EVENTS_A_POST = 1000;
    private static final Duration LENGTH = Duration.ofHours(24);

    private final Options options;
    private final RunFolder folder = new RunFolder();
    private final Ours ours = new Ours(folder.data());
    private final RegisteredApp app = ours.server().register("history");
    private final Instant from = Instant.now().minus(LENGTH).truncatedTo(ChronoUnit.MINUTES);
    private final Timeline times;
    private final Growth growth = new Growth();
    /** Events of other apps on this server. */
    private long others;

    private long stored;

    private History(Options options) throws Exception {
        this.options = options;
        times = Timeline.spread(from, LENGTH, options.largest());
    }

    static void run(Options options) throws Exception {
        try (var history = new History(options)) {
            history.measure();
        }
    }

    private void measure() throws Exception {
        var warmUp = Load.live(ours.server(), ours.server().register("warm-up").key());
        others = warmUp.run(4, 100, Pace.closed(Duration.ofSeconds(10)), 0).events();
        boolean yard = options.has(Part.YARDSTICK);
        try (var yardstick = yard ? new Yardstick(folder.yardstick()) : null) {
            var table = yard ? new YardstickTable(yardstick, times) : null;
            if (yard) {
                yardstick.stop();
            }
            for (long size : options.events()) {
                at(size, yardstick, table);
            }
            if (yard) {
                yardstick.start();
            }
        }
        growth.print();
        if (options.has(Part.QUERIES)) {
            new BesideIngest(ours, app, questions().all(middleId()), options).run();
        }
    }

    /** One of the two databases runs at a time: they share two cores and the memory. */
    private void at(long size, Yardstick yardstick, YardstickTable table) throws Exception {
        long cpuBefore = ours.server().cpu().toNanos();
        var filled = fillTo(size);
        var disk = new Disk(ours.server().dataDirectory);
        disk.awaitQuiet(options.settle());
        double settledMicros = (ours.server().cpu().toNanos() - cpuBefore) / 1e3 / filled.events();
        if (options.has(Part.DISK)) {
            disk.print("Disk after " + Table.count(size) + " events with attributes", stored + others);
        }
        List<Question> questions = options.has(Part.QUERIES) ? questions().all(middleId()) : List.of();
        List<Timing> our = ask(ours, questions);
        List<Timing> their = new ArrayList<>();
        if (yardstick != null) {
            ours.stop();
            yardstick.start();
            table.fillTo(size);
            their = ask(yardstick, questions);
            yardstick.stop();
            ours.start();
        }
        if (!questions.isEmpty()) {
            new Comparison(questions, our, their).print(size);
        }
        growth.add(size, filled, settledMicros, questions, our);
    }

    private Load.Result fillTo(long size) throws Exception {
        var load = new Load(ours.server(), app.key(), ShopEvents::new, times, "fill");
        var filled = load.run(CONNECTIONS, EVENTS_A_POST, Pace.allOf((size - stored) / EVENTS_A_POST), stored);
        stored = size;
        return filled;
    }

    private Questions questions() {
        Instant to = from.plus(LENGTH).plus(1, ChronoUnit.MINUTES);
        return new Questions(app.id(), stored, times, from, to);
    }

    private String middleId() throws Exception {
        var middle = questions().middle();
        try (var connection = new Connection(URI.create(ours.server().url), BenchServer.TOKEN)) {
            var found = connection.get(Question.events(app.id(), middle.rareId()));
            if (found.status() != 200) {
                throw new IllegalStateException("HTTP " + found.status() + ": " + found.text());
            }
            return JsonAnswer.eventId(found.body(), SqlAnswer.line(middle));
        }
    }

    private List<Timing> ask(Side side, List<Question> questions) throws Exception {
        List<Timing> timings = new ArrayList<>();
        for (Question question : questions) {
            timings.add(Timing.of(side, question, options));
        }
        return timings;
    }

    @Override
    public void close() throws Exception {
        ours.close();
        folder.close();
    }
}
