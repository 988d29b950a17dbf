package dev.sentrylogger.alert;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a try to deliver ended.
 *
 * @param status of HTTP; null where there was no answer, and for e-mail
 * @param answer what the other side said, or why there is no answer; at most 500 characters
 * @param wish how long the other side asked to wait
 */
record Verdict(Result result, @Nullable Integer status, String answer, Duration wish) {
    private static final int LONGEST_ANSWER = 500;

    enum Result {
        DELIVERED,
        /** It may work later. */
        LATER,
        /** It will not work as it is. */
        NEVER,
        /** The receiver says that it is gone for good. */
        GONE
    }

    Verdict {
        answer = Clip.text(answer, LONGEST_ANSWER);
    }

    Verdict(Result result, String answer) {
        this(result, null, answer, Duration.ZERO);
    }
}
