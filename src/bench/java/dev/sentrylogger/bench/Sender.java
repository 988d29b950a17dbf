package dev.sentrylogger.bench;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One connection of a {@link Load}. With a fixed schedule an acknowledgement is timed from when its request was due, so a
 * server that stalls is charged for every request that had to wait.
 *
 * @param tickets hands out the numbers of requests to all connections
 */
record Sender(
        Load load, int eventsPerPost, Pace pace, long first, long start, AtomicLong tickets, AtomicLong refused)
        implements Callable<Latencies> {
    private static final long REFUSED_PAUSE_MILLIS = 20;

    @Override
    public Latencies call() throws Exception {
        var acks = new Latencies();
        var dataset = load.dataset().get();
        var body = new Bytes();
        var connection = new Reconnecting(URI.create(load.server().url), load.key());
        try (connection) {
            while (true) {
                long ticket = tickets.getAndIncrement();
                long due = start + (long) (ticket * pace.intervalNanos());
                long now = pace.isOpen() ? due : System.nanoTime();
                if (ticket >= pace.requests() || now - start >= pace.length().toNanos()) {
                    return acks;
                }
                long number = first + ticket * eventsPerPost;
                dataset.body(body.clear(), number, eventsPerPost, load.times());
                long sent = pace.isOpen() ? awaited(due) : System.nanoTime();
                String batchId = load.batchIds().isEmpty() ? "" : load.batchIds() + "-" + number;
                post(connection, dataset, batchId, body);
                acks.add(System.nanoTime() - sent);
            }
        }
    }

    private static long awaited(long due) {
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
        return due;
    }

    private void post(Reconnecting connection, Dataset dataset, String batchId, Bytes body)
            throws IOException, InterruptedException {
        while (true) {
            var answer = connection.post(dataset, batchId, body);
            if (answer.status() == 200) {
                return;
            }
            if (answer.status() != 429 && answer.status() != 503) {
                throw new IOException("HTTP " + answer.status() + ": " + answer.text());
            }
            refused.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(REFUSED_PAUSE_MILLIS);
        }
    }
}
