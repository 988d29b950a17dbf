package dev.sentrylogger.ui;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, as a person says it. */
public final class Ago {
    private Ago() {}

    /** Such as "12 min ago"; "less than a minute ago" also for a time that is yet to come. */
    public static String text(Instant then, Instant now) {
        Duration ago = Duration.between(then, now);
        if (ago.toMinutes() < 1) {
            return "less than a minute ago";
        }
        return span(ago) + " ago";
    }

    /** Such as "in 6 days"; "in less than a minute" also for a time that has passed. */
    public static String until(Instant then, Instant now) {
        Duration left = Duration.between(now, then);
        return left.toMinutes() < 1 ? "in less than a minute" : "in " + span(left);
    }

    private static String span(Duration span) {
        if (span.toHours() < 1) {
            return span.toMinutes() + " min";
        }
        return span.toDays() < 2 ? span.toHours() + " h" : span.toDays() + " days";
    }
}
