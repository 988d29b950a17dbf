package dev.sentrylogger.ingest;

import java.time.Duration;

/**
 * How fast a body has to come, so that a few slow clients cannot keep all threads of the server. Only the time spent
 * waiting for the client counts, never the time our own store takes.
 */
enum BodyPace {
    /** All of it within one {@link #WINDOW}. */
    BATCH(Long.MAX_VALUE),
    /** As long as it likes, at 1 KiB a second or more in every {@link #WINDOW}. */
    STREAM(1024);

    static final Duration WINDOW = Duration.ofSeconds(20);

    private final long bytesPerSecond;

    BodyPace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Whether so many bytes are too few for a client that was waited for so long, which is at least a window. */
    boolean isMissedBy(long bytes, Duration waited) {
        return bytes / Math.max(1, waited.toSeconds()) < bytesPerSecond;
    }

    String detail() {
        String atLeast = this == BATCH
                ? "The body did not come whole within " + WINDOW.toSeconds() + " seconds of waiting for it"
                : "The stream came slower than " + bytesPerSecond + " bytes a second for " + WINDOW.toSeconds()
                        + " seconds";
        return atLeast + "; send it again over a faster connection, or less at a time.";
    }
}
