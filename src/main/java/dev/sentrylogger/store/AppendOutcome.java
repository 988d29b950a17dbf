package dev.sentrylogger.store;

import java.time.Duration;

/** What became of a batch. Only {@link Stored} and {@link Repeated} promise that its events are kept. */
public sealed interface AppendOutcome {
    /** The batch is durable. */
    record Stored() implements AppendOutcome {}

    /**
     * The same batch had been stored before; nothing was stored again.
     *
     * @param answer what the client was told the first time
     */
    record Repeated(String answer) implements AppendOutcome {}

    /** Another body was stored under this batch id; nothing was stored. */
    record Conflict() implements AppendOutcome {}

    /** More is waiting to be stored than may wait; nothing was stored, try again later. */
    record Busy(Duration retryAfter) implements AppendOutcome {}

    /** The database cannot be reached or did not confirm; the batch may or may not be stored, try again later. */
    record Unavailable(Duration retryAfter) implements AppendOutcome {}
}
