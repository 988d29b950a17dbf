package dev.sentrylogger.store;

import java.util.Optional;

/**
 * Whether events may be taken now. The doors ask every gate before each batch, so an answer comes from memory. Reading goes
 * on behind a closed gate.
 */
public interface AppendGate {
    /** @return why it is closed, what to do about it and when it opens, for people to read; empty while it is open */
    Optional<String> closed();
}
