package dev.sentrylogger.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One fault, once: load, the fault at a moment that the seed chooses, the way back, and then what is stored against what
 * was acknowledged.
 */
final class FaultRound {
    private final String fault;
    private final FaultServer server;
    private final long seed;
    private final Load.Shape shape;

    /** Makes the fault and takes it away again. */
    interface Disturbance {
        /** @return {@link System#nanoTime} from which on the server can serve */
        long run(Load load, SplittableRandom random) throws Exception;
    }

    FaultRound(String fault, FaultServer server, long seed) {
        this(fault, server, seed, Load.MODERATE);
    }

    FaultRound(String fault, FaultServer server, long seed, Load.Shape shape) {
        this.fault = fault;
        this.server = server;
        this.seed = seed;
        this.shape = shape;
    }

    /** @return what the clients saw */
    Ledger run(Disturbance disturbance) throws Exception {
        var random = new SplittableRandom(seed);
        var app = server.register();
        try (var load = Load.start(server::url, app.key(), seed, shape)) {
            TimeUnit.MILLISECONDS.sleep(random.nextLong(2_000));
            long healed = disturbance.run(load, random);
            Duration back = load.awaitAcknowledgedAfter(healed);
            TimeUnit.MILLISECONDS.sleep(200);
            load.drain();
            var comparison = Comparison.of(load, server.storedEvents(app));
            FaultTable.add(fault, seed, back, load.ledger, comparison);

            comparison.assertClean();
            assertThat(load.ledger.refusals().keySet())
                    .as("answers but 200: %s", load.ledger.refusalBodies())
                    .isSubsetOf(429, 503);
            assertThat(load.ledger.unanswered())
                    .as("requests the server never answered")
                    .isZero();
            server.assertFreshEventPasses(app);
            return load.ledger;
        }
    }
}
