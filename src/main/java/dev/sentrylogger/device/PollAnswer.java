package dev.sentrylogger.device;

import dev.sentrylogger.app.Registration;

/** What a command line is told when it asks whether it was approved. */
sealed interface PollAnswer {
    /** @param seconds to wait before asking again */
    record Pending(int seconds) implements PollAnswer {}

    /** It asked too soon. */
    record SlowDown(int seconds) implements PollAnswer {}

    /** Told once. */
    record Approved(Registration registration) implements PollAnswer {}

    enum Ended implements PollAnswer {
        DENIED,
        /** Too late, or told before. */
        EXPIRED,
        UNKNOWN
    }
}
