package dev.sentrylogger.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much the store may take.
 *
 * @param queue events waiting for the journal, as they lie in memory; when full, appends are answered with busy
 * @param appendDeadline how long an append waits for its commit before it is answered with unavailable
 * @param tailMemory what DuckDB may take; the tail keeps the newest events that fit into three quarters of it
 * @param tailThreads DuckDB's threads; more than one hurts the latency of appends
 * @param queryDeadline a search that takes longer is cancelled
 * @param queries searches at a time; more wait
 */
@ConfigurationProperties("store")
record StoreProperties(
        @DefaultValue("32MB") DataSize queue,
        @DefaultValue("5s") Duration appendDeadline,
        @DefaultValue("512MB") DataSize tailMemory,
        @DefaultValue("1") int tailThreads,
        @DefaultValue("10s") Duration queryDeadline,
        @DefaultValue("4") int queries) {
    static StoreProperties defaults() {
        return new StoreProperties(
                DataSize.ofMegabytes(32),
                Duration.ofSeconds(5),
                DataSize.ofMegabytes(512),
                1,
                Duration.ofSeconds(10),
                4);
    }

    StoreProperties withQueue(DataSize queue) {
        return new StoreProperties(queue, appendDeadline, tailMemory, tailThreads, queryDeadline, queries);
    }

    StoreProperties withAppendDeadline(Duration appendDeadline) {
        return new StoreProperties(queue, appendDeadline, tailMemory, tailThreads, queryDeadline, queries);
    }

    StoreProperties withTailMemory(DataSize tailMemory) {
        return new StoreProperties(queue, appendDeadline, tailMemory, tailThreads, queryDeadline, queries);
    }

    StoreProperties withQueryDeadline(Duration queryDeadline) {
        return new StoreProperties(queue, appendDeadline, tailMemory, tailThreads, queryDeadline, queries);
    }
}
