package dev.sentrylogger.bench;

import dev.sentrylogger.BenchServer;
import dev.sentrylogger.database.BenchDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What an app notices of another one that sends ten times what it may: rounds alone and beside it in turn, on one server.
 * {@code ./bench.sh dev.sentrylogger.bench.NeighbourBench}.
 */
final class NeighbourBench {
    private static final int LIMIT = 1_000;
    private static final int TIMES = 10;
    private static final int BATCH = 100;
    private static final int PAIRS = 9;
    private static final double REQUESTS_A_SECOND = 50;
    private static final Duration ROUND = Duration.ofSeconds(15);

    private NeighbourBench() {}

    public static void main(String[] arguments) throws Exception {
        try (var folder = new RunFolder();
                var server = BenchServer.start(folder.data())) {
            var noisy = server.register("noisy");
            limit(folder, noisy.id());
            var load = Load.live(server, server.register("quiet").key());
            IngestPart.warmUp(load);
            IngestPart.warmUp(load);
            round(load, null, 0);
            var table = new Table(
                    "Acknowledgements of an app, alone and beside one that sends %d times its limit".formatted(TIMES),
                    "pair",
                    "alone p50",
                    "p99 ms",
                    "beside p50",
                    "p99 ms",
                    "p99 beside / alone",
                    "noisy requests taken",
                    "refused");
            List<Latencies> alone = new ArrayList<>();
            List<Latencies> beside = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int pair = 0; pair < PAIRS; pair++) {
                // In turn which comes first, so that a machine that grows slower favours neither.
                boolean aloneFirst = pair % 2 == 0;
                var noise = new Noise(server, noisy.key());
                Latencies first = round(load, aloneFirst ? null : noise, 2L * pair);
                Latencies second = round(load, aloneFirst ? noise : null, 2L * pair + 1);
                Latencies a = aloneFirst ? first : second;
                Latencies b = aloneFirst ? second : first;
                alone.add(a);
                beside.add(b);
                ratios.add(b.millis(99) / a.millis(99));
                row(table, String.valueOf(pair + 1), a, b, ratios.getLast(), noise);
            }
            Latencies allAlone = Latencies.merged(alone);
            Latencies allBeside = Latencies.merged(beside);
            double ratio = allBeside.millis(99) / allAlone.millis(99);
            row(table, "all", allAlone, allBeside, ratio, null);
            ratios.sort(null);
            System.out.println("Median of the pairs: " + Table.two(ratios.get(PAIRS / 2)));
        }
    }

    private static void row(Table table, String pair, Latencies a, Latencies b, double ratio, Noise noise) {
        table.row(
                pair,
                Table.two(a.millis(50)),
                Table.two(a.millis(99)),
                Table.two(b.millis(50)),
                Table.two(b.millis(99)),
                Table.two(ratio),
                noise == null ? "" : noise.taken,
                noise == null ? "" : noise.refused);
    }

    private static Latencies round(Load load, Noise noise, long number) throws Exception {
        if (noise == null) {
            return load.run(1, BATCH, Pace.open(REQUESTS_A_SECOND, ROUND), number * 1_000_000).acks();
        }
        var thread = Thread.ofPlatform().start(noise);
        try {
            return load.run(1, BATCH, Pace.open(REQUESTS_A_SECOND, ROUND), number * 1_000_000).acks();
        } finally {
            noise.stopped.set(true);
            thread.join();
        }
    }

    private static void limit(RunFolder folder, String app) throws Exception {
        try (var database = BenchDatabase.connect(folder.data());
                var insert = database.prepareStatement(
                        "INSERT INTO app_limits (app_id, events_per_second) VALUES (?::uuid, ?)")) {
            insert.setString(1, app);
            insert.setInt(2, LIMIT);
            insert.executeUpdate();
        }
    }

    /** A client that sends on whatever it is told. */
    private static final class Noise implements Runnable {
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicLong taken = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();
        private final BenchServer server;
        private final String key;

        Noise(BenchServer server, String key) {
            this.server = server;
            this.key = key;
        }

        @Override
        public void run() {
            var dataset = new ShopEvents();
            var body = new Bytes();
            long interval = (long) (1e9 * BATCH / LIMIT / TIMES);
            try (var connection = new Connection(URI.create(server.url), key)) {
                long due = System.nanoTime();
                for (long number = 0; !stopped.get(); number += BATCH) {
                    dataset.body(body.clear(), number, BATCH, Timeline.live());
                    due += interval;
                    LockSupport.parkNanos(due - System.nanoTime());
                    int status = connection.post(dataset, "", body).status();
                    (status == 200 ? taken : refused).incrementAndGet();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
