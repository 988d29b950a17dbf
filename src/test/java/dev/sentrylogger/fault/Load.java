package dev.sentrylogger.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentrylogger.fault.FaultEvent.Run;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Clients that keep sending: each sends a batch, sends it again under the same name until it is acknowledged, then goes on
 * to the next. They obey no {@code Retry-After}, so that a fault meets as many requests as can be.
 */
final class Load implements AutoCloseable {
    /** Together about 2,000 events a second at the usual batch size. */
    static final Shape MODERATE = new Shape(4, 50, 120, 100);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Ledger ledger = new Ledger();
    final Run run;
    private final Supplier<URI> server;
    private final String key;
    private final Shape shape;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean issuing = true;
    private volatile boolean retrying = true;

    /** @param textLength of each event's message */
    record Shape(int workers, int averageBatch, int textLength, long pauseMillis) {}

    private Load(Supplier<URI> server, String key, long seed, Shape shape) {
        this.server = server;
        this.key = key;
        this.shape = shape;
        run = Run.now(seed, shape.textLength);
    }

    /** @param server where it listens now; asked for each request */
    static Load start(Supplier<URI> server, String key, long seed, Shape shape) {
        var load = new Load(server, key, seed, shape);
        for (int worker = 0; worker < shape.workers; worker++) {
            int number = worker;
            load.workers.add(Thread.ofPlatform().name("fault-worker-" + worker).start(() -> load.work(number)));
        }
        load.awaitSomeAcknowledged();
        return load;
    }

    private void awaitSomeAcknowledged() {
        await().atMost(Duration.ofSeconds(30)).until(() -> ledger.acknowledgedBatches() >= 2 * shape.workers);
    }

    private void work(int worker) {
        var random = new SplittableRandom(run.seed() * 31 + worker);
        int first = 0;
        try {
            for (int index = 0; issuing; index++) {
                int size = 1 + random.nextInt(2 * shape.averageBatch - 1);
                var batch = new FaultBatch(run, worker, index, first, size);
                ledger.issued(batch);
                sendUntilAcknowledged(batch);
                first += size;
                TimeUnit.MILLISECONDS.sleep(random.nextLong(shape.pauseMillis + 1) + shape.pauseMillis / 2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendUntilAcknowledged(FaultBatch batch) throws InterruptedException {
        byte[] body = batch.body();
        while (retrying && !send(batch, body)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean send(FaultBatch batch, byte[] body) throws InterruptedException {
        var request = HttpRequest.newBuilder(server.get().resolve("/ingest"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        long began = System.nanoTime();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            boolean acknowledged = answer.statusCode() == 200;
            if (acknowledged) {
                boolean repeated =
                        answer.headers().firstValue("Idempotent-Replayed").isPresent();
                ledger.acknowledged(batch, began, repeated);
            } else {
                ledger.refused(answer.statusCode(), answer.body());
            }
            ledger.took(System.nanoTime() - began);
            return acknowledged;
        } catch (HttpTimeoutException e) {
            ledger.unanswered(e, !e.getMessage().contains("connect"));
            return false;
        } catch (IOException e) {
            ledger.unanswered(e, false);
            return false;
        }
    }

    /** @return how long after {@code instant} the first batch was acknowledged that was sent after it */
    Duration awaitAcknowledgedAfter(long instant) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ledger.firstAcknowledgedAfter(instant).isPresent());
        return Duration.ofNanos(ledger.firstAcknowledgedAfter(instant).getAsLong() - instant);
    }

    /** Begins no new batches and waits until those begun are acknowledged. */
    void drain() throws InterruptedException {
        issuing = false;
        for (Thread worker : workers) {
            assertThat(worker.join(Duration.ofSeconds(90)))
                    .as("%s has its last batch acknowledged; last refusal: %s", worker.getName(), ledger.lastRefusal())
                    .isTrue();
        }
    }

    /** Ends without waiting for acknowledgements. */
    @Override
    public void close() {
        issuing = false;
        retrying = false;
        workers.forEach(Thread::interrupt);
        http.close();
    }
}
