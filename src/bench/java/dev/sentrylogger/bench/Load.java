package dev.sentrylogger.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.sentrylogger.BenchServer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Sends events of a data set to one app over several connections and counts what that cost the server and us.
 *
 * @param batchIds before each request's number it makes the request's id; empty for requests without one
 */
record Load(BenchServer server, String key, Supplier<Dataset> dataset, Timeline times, String batchIds) {
    private static final OperatingSystemMXBean SELF =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Load without ids that looks like an app at work. */
    static Load live(BenchServer server, String key) {
        return new Load(server, key, ShopEvents::new, Timeline.live(), "");
    }

    /**
     * @param refused answers 429 and 503; each of these requests was sent again until it was accepted
     * @param serverMicros CPU time of all the server's processes for an event
     * @param ourMicros CPU time of this process for an event, taken from the same cores
     */
    record Result(
            long events,
            double seconds,
            Latencies acks,
            long refused,
            double serverMicros,
            double ourMicros,
            long memoryMegabytes) {
        double eventsPerSecond() {
            return events / seconds;
        }
    }

    /** @param first number of the first event */
    Result run(int connections, int eventsPerPost, Pace pace, long first) throws Exception {
        var tickets = new AtomicLong();
        var refused = new AtomicLong();
        long cpuBefore = server.cpu().toNanos();
        long ourCpuBefore = SELF.getProcessCpuTime();
        long start = System.nanoTime();
        List<Future<Latencies>> running = new ArrayList<>();
        List<Latencies> finished = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(new Sender(this, eventsPerPost, pace, first, start, tickets, refused)));
            }
            for (Future<Latencies> sender : running) {
                finished.add(sender.get());
            }
        }
        var acks = Latencies.merged(finished);
        long events = (long) acks.count() * eventsPerPost;
        return new Result(
                events,
                (System.nanoTime() - start) / 1e9,
                acks,
                refused.get(),
                (server.cpu().toNanos() - cpuBefore) / 1e3 / events,
                (SELF.getProcessCpuTime() - ourCpuBefore) / 1e3 / events,
                server.memoryMegabytes());
    }
}
