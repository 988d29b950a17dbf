package dev.sentrylogger.bench;

import dev.sentrylogger.BenchServer.RegisteredApp;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The questions again while the app's events arrive at half the rate its server can take. */
record BesideIngest(Ours ours, RegisteredApp app, List<Question> questions, Options options) {
    private static final int CONNECTIONS = 16;
    private static final int EVENTS_A_POST = 100;

    void run() throws Exception {
        var load = Load.live(ours.server(), app.key());
        IngestPart.warmUp(load);
        double rate = load.run(CONNECTIONS, EVENTS_A_POST, Pace.closed(options.load()), 0)
                        .eventsPerSecond()
                / 2;
        var table = new Table(
                "Questions while " + Table.count(rate) + " events a second arrive, milliseconds",
                "question",
                "p50",
                "p99",
                "runs",
                "ack p50",
                "ack p99");
        for (Question question : questions) {
            var arriving = CompletableFuture.supplyAsync(() -> arrive(load, rate));
            Timing timing = ask(question, arriving);
            var acks = arriving.join().acks();
            table.row(
                    question.name(),
                    timing.cell(timing.warm().millis(50)),
                    timing.cell(timing.warm().millis(99)),
                    timing.warm().count(),
                    Table.two(acks.millis(50)),
                    Table.two(acks.millis(99)));
        }
    }

    private Load.Result arrive(Load load, double rate) {
        try {
            return load.run(CONNECTIONS, EVENTS_A_POST, Pace.open(rate / EVENTS_A_POST, options.load()), 0);
        } catch (Exception e) {
            throw new IllegalStateException("The load beside the questions failed", e);
        }
    }

    private Timing ask(Question question, CompletableFuture<Load.Result> arriving) throws Exception {
        var warm = new Latencies();
        while (!arriving.isDone()) {
            Reply reply = ours.ask(question);
            if (!reply.problem().isEmpty()) {
                return new Timing(Double.NaN, warm, List.of(), reply.problem());
            }
            warm.add(reply.nanos());
        }
        return new Timing(Double.NaN, warm, List.of(), "");
    }
}
