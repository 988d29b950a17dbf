package dev.sentrylogger.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A read that was cancelled because it took too long. The message is a sentence for the person who asked. */
public final class SearchTimeoutException extends RuntimeException {
    SearchTimeoutException(Duration deadline, @Nullable Throwable cause) {
        super(
                "The search took longer than " + deadline.toSeconds()
                        + " s and was stopped; ask for a shorter time range or a more telling word.",
                cause);
    }
}
