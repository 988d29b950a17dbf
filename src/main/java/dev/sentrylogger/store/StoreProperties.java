package dev.sentrylogger.store;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much the store may take.
 *
 * @param queue events waiting for the journal, compressed; when full, appends are answered with busy
 * @param appendDeadline how long an append waits for its commit before it is answered with unavailable
 * @param engineMemory what DuckDB may take for the newest events and for searching; half as much again for sealing
 * @param engineThreads DuckDB's threads for searching
 * @param queryDeadline a search that takes longer is cancelled
 * @param queries searches at a time; more wait
 * @param segments directory of the segments' local copies
 * @param segmentCache what these may take; the longest unused ones go first
 * @param sealAge events older than this are sealed however few they are
 * @param retention events are kept so long, where an app has no rule of its own
 * @param retentionBytes what all segments together may take before the oldest are dropped; 0: no bound
 */
@ConfigurationProperties("store")
record StoreProperties(
        @DefaultValue("8MB") DataSize queue,
        @DefaultValue("5s") Duration appendDeadline,
        @DefaultValue("512MB") DataSize engineMemory,
        @DefaultValue("2") int engineThreads,
        @DefaultValue("10s") Duration queryDeadline,
        @DefaultValue("4") int queries,
        @DefaultValue("data/segments") Path segments,
        @DefaultValue("4GB") DataSize segmentCache,
        @DefaultValue("10m") Duration sealAge,
        @DefaultValue("90d") Duration retention,
        @DefaultValue("0B") DataSize retentionBytes) {

    /**
     * Events that may lie in no segment, decoded; beyond it the writer waits. At half of it the largest app is sealed.
     * DuckDB must hold them, and have room to search, when somebody asks.
     */
    long unsealedBytes() {
        return engineMemory.toBytes() / 2;
    }

    /** What DuckDB may take for writing and merging segments. */
    DataSize sealingMemory() {
        return DataSize.ofBytes(engineMemory.toBytes() / 2);
    }

    /** An app's events are sealed when they take this much, decoded. */
    long segmentBytes() {
        return engineMemory.toBytes() / 8;
    }

    /** What a chunk may take, decoded: while it writes one DuckDB holds several times as much. */
    long chunkBytes() {
        return sealingMemory().toBytes() / 8;
    }
}
